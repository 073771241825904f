"""A question that is a thing (a number, an address, a reference): said back in a sentence, with the way on."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.search.entities import Recognised, What


@dataclass(frozen=True, slots=True)
class Said:
    """What we tell the reader, and where it leads (may be empty)."""

    sentence: str
    link: str = ""
    address: str = ""


def said_back(recognised: Recognised | None, city: str) -> Said | None:
    """Return what to say about the thing in the question; None when the results say it by themselves."""
    if recognised is None or recognised.what == What.SERVICE:
        return None
    if recognised.what == What.REFERENCE:
        sentence = _("%(value)s looks like the reference of a question.") % {"value": recognised.value}
        return Said(sentence, _("Follow your question"), reverse("forms:lookup"))
    if recognised.what == What.POSTAL_CODE:
        return _postal_code(recognised, city)
    if recognised.what == What.STREET and recognised.rest:
        return Said(_("We searched without the address %(value)s.") % {"value": recognised.value})
    known, unknown = _sentences()[recognised.what]
    return Said((known if recognised.documents else unknown) % {"value": recognised.value})


def _postal_code(recognised: Recognised, city: str) -> Said:
    if recognised.places:
        places = ", ".join(recognised.places)
        return Said(_("%(value)s is the postal code of %(places)s.") % {"value": recognised.value, "places": places})
    words = _("%(value)s is not a postal code of %(city)s. What you find here is about %(city)s.")
    return Said(words % {"value": recognised.value, "city": city})


def _sentences() -> dict[What, tuple[str, str]]:
    """Return for each thing what to say when it is one of ours, and when it is not."""
    return {
        What.PHONE: (_("This is who answers %(value)s:"), _("%(value)s is not a phone number of ours.")),
        What.EMAIL: (_("This is who answers %(value)s:"), _("%(value)s is not an e-mail address of ours.")),
        What.PRODUCT_NUMBER: (_("This is product number %(value)s:"), _("We have no product number %(value)s.")),
        What.STREET: (
            _("This is who you find at %(value)s:"),
            _("%(value)s is an address. Also write what you look for there."),
        ),
    }
