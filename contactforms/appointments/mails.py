"""The mails about an appointment, with an invitation for the calendar: to who comes and to who receives them.

Who comes and left a mobile number only gets a text message, where those are set up.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalogue.organisation.models import ChannelKind
from contactforms.appointments.calendar_file import calendar_text, method_of, place_of, title_of
from contactforms.appointments.models import Appointment
from contactforms.customers.fields import phone_text
from contactforms.outbox import sms
from contactforms.outbox.services import About, enqueue
from contactforms.outbox.sms_length import fitting
from contactforms.questions.mails import ABOUT
from contactforms.questions.reach import Reach

ABOUT_APPOINTMENT = "appointment"  # to the service: that this one does not arrive is no news about the question


def tell_both(appointment: Appointment, *, after: timedelta | None = None) -> None:
    """Tell both what was booked, moved or cancelled, `after` so long; each change is one mail to each."""
    question = appointment.question
    customer = question.customer
    if customer is not None and customer.email:
        with override(question.language):
            _enqueue(appointment, "customer", customer.email, About(ABOUT, question.uuid), after)
    elif customer is not None and sms.is_on():
        _text(appointment, Reach(phone=phone_text(customer.phone)), after)
    desk = desk_address(appointment)
    if desk:
        _enqueue(appointment, "service", desk, About(ABOUT_APPOINTMENT, appointment.uuid), after)


def desk_address(appointment: Appointment) -> str:
    """Return where the service reads its invitations: who took the question, else its own address; empty for none."""
    assignee = appointment.question.assignee
    if assignee is not None and assignee.email:
        return str(assignee.email)
    channels = appointment.hours.service.channels.filter(kind=ChannelKind.EMAIL, active=True)
    return next(iter(channels.order_by("public", "order", "pk").values_list("value", flat=True)), "")


def moment_in_words(appointment: Appointment) -> str:
    """Return when it is: “dinsdag 1 december 2026, 9.00–9.20”."""
    start, end = timezone.localtime(appointment.start), timezone.localtime(appointment.end)
    clock = "–".join(formats.date_format(moment, "G.i") for moment in (start, end))
    return f"{formats.date_format(start, 'l j F Y')}, {clock}"


def _enqueue(appointment: Appointment, whom: str, address: str, about: About, after: timedelta | None) -> None:
    subject = _subject(appointment)
    context: dict[str, Any] = {
        "appointment": appointment,
        "question": appointment.question,
        "subject": subject,
        "moment": moment_in_words(appointment),
        "place": place_of(appointment),
        "title": title_of(appointment),
        "service": appointment.hours.service,
        "city": settings.WAGTAIL_SITE_NAME,
        "cancelled": not appointment.booked,
        "moved": appointment.booked and appointment.sequence > 0,
    }
    method = method_of(appointment)
    payload = {
        "subject": subject,
        "text": render_to_string(f"appointments/mail/{whom}.txt", context).strip() + "\n",
        "calendar": {"text": calendar_text(appointment, method, attendee=address), "method": method},
    }
    enqueue("mail", key_of(appointment, whom), address, payload, about, after=after)


def key_of(appointment: Appointment, whom: str) -> str:
    """Return the key of the mail to `whom` about the appointment as it is now."""
    return f"appointment:{appointment.uuid}:{appointment.sequence}:{whom}"


def _text(appointment: Appointment, to: Reach, after: timedelta | None) -> None:
    """Tell who left only a mobile number by a text message; another number takes none."""
    if not to.can_be_texted:
        return
    with override(appointment.question.language):
        where = place_of(appointment)
        said = f"{_subject(appointment)}: {moment_in_words(appointment)}. {title_of(appointment)}, {where}."
        text = fitting(said, settings.WAGTAIL_SITE_NAME)
    about = About(ABOUT, appointment.question.uuid)
    enqueue("sms", key_of(appointment, "customer"), to.phone, {"text": text}, about, after=after)


def _subject(appointment: Appointment) -> str:
    words = {"reference": appointment.question.reference}
    if not appointment.booked:
        return _("Your appointment is cancelled (%(reference)s)") % words
    if appointment.sequence:
        return _("Your appointment was moved (%(reference)s)") % words
    return _("Your appointment (%(reference)s)") % words
