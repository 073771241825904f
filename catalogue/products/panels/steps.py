"""For whom it is, how it goes, what to bring."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

STEPS = (
    FieldPanel(
        "conditions",
        heading=_("Conditions"),
        help_text=_(
            "One block a condition, with what proves it. For instance: “Je woont in Hasselt”, proof: “We kijken dat "
            "na in het rijksregister”."
        ),
    ),
    FieldPanel(
        "procedure",
        heading=_("How it goes"),
        help_text=_(
            "One block a step, in the order in which people do it. Begin with a verb, for instance: “Maak een "
            "afspraak”."
        ),
    ),
    FieldPanel(
        "bring",
        heading=_("What to bring"),
        help_text=_("One block a thing. For instance: “Je huidige identiteitskaart”."),
    ),
    FieldPanel(
        "exceptions_text",
        heading=_("Exceptions"),
        help_text=_("When it goes otherwise. For instance: “Kan je niet zelf komen? Bel ons”."),
    ),
    FieldPanel(
        "legal",
        heading=_("Legal base"),
        help_text=_("The laws and regulations behind it, each with a link."),
    ),
    FieldPanel("links", heading=_("More information"), help_text=_("Pages elsewhere that help.")),
)
