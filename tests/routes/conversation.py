"""A conversation of the agent in the world: one question passed on with an appointment, one answered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from catalogue.organisation.models import Service
from catalogue.products.models import ProductPage
from cms.accounts.models import User
from contactforms.appointments.models import Appointment, BookableHours
from contactforms.appointments.services import book
from contactforms.appointments.slots import free_slots
from contactforms.contacts.models import Contact
from contactforms.questions.models import Question
from contactforms.questions.reach import Reach
from contactforms.questions.services import file_answered
from contactforms.questions.services.handing import hand_to_service


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the addresses name."""

    contact: Contact
    passed_on: Question
    answered: Question
    appointment: Appointment


def make_conversation(agent: User, expert: User, page: ProductPage, service: Service) -> Conversation:
    """Make it; its person has data that stands out too."""
    contact = Contact.objects.create(agent=agent)
    passed_on = hand_to_service(
        contact, agent, key="passed-on", text="Wanneer komt de wagen?", page=page,
        reach=Reach(email="zeldzaam@privadres.example"), name="Zeldzame Naamwaarde",
    )  # fmt: skip
    # The table of routes takes longer than the minute in which it can be taken back
    passed_on.asked_at = timezone.now() + timedelta(hours=1)
    passed_on.save(update_fields=["asked_at"])
    answered = file_answered(contact, agent, key="answered", page=page, version=page.live_revision_id)
    hours = BookableHours.objects.create(service=service, hours="Mo-Fr 09:00-12:00")
    appointment = book(passed_on, hours, free_slots(hours)[0].start, expert)
    return Conversation(contact, passed_on, answered, appointment)


CONVERSATION: dict[str, Callable[[Conversation, Any], list[Any]]] = {
    "portal:send": lambda c, w: [c.answered.reference],
    "portal:pass_on": lambda c, w: [c.contact.uuid, w.page.uuid],
    "portal:passed_on": lambda c, w: [c.contact.uuid, c.passed_on.reference],
    "portal:undo_passing_on": lambda c, w: [c.contact.uuid, c.passed_on.reference],
    "portal:transfer": lambda c, w: [c.contact.uuid, w.service.uuid],
    "portal:move_appointment": lambda c, w: [c.appointment.uuid],
    "portal:cancel_appointment": lambda c, w: [c.appointment.uuid],
    "portal:call_back": lambda c, w: [c.passed_on.reference],
    "portal:journey": lambda c, w: [c.contact.uuid, w.registers["journey"].uuid],
    "portal:journey_send": lambda c, w: [c.contact.uuid, w.registers["journey"].uuid],
    "portal:flow": lambda c, w: [c.contact.uuid, w.flow.uuid],
    "forms:appointment_file": lambda c, w: [c.passed_on.status_token],
    "portal:appointment_file": lambda c, w: [c.appointment.uuid],
}
KEY: UUID = uuid4()
SENT_IN_CONVERSATION: dict[str, Any] = {
    "key": str(KEY), "to": "iemand@post.example", "text": "Een vraag.", "moment": "", "reached": "1", "reason": "",
    "step": "doe", "done": "1",
}  # fmt: skip
