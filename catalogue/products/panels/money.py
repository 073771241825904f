"""What it costs or brings, how long it takes, until when it holds."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

MONEY = (
    FieldPanel(
        "costs",
        heading=_("Costs"),
        help_text=_(
            "One block a price. Fill in the amount only when it is a fixed one, and the day on which you checked it."
        ),
    ),
    FieldPanel(
        "benefits",
        heading=_("Financial benefits"),
        help_text=_("What people get: a premium, a discount. For instance: “Premie voor een regenput”, 250."),
    ),
    FieldPanel(
        "duration",
        heading=_("Time it takes"),
        help_text=_("From asking to getting. For instance: “Ongeveer 3 weken na de aanvraag”."),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("valid_from", help_text=_("Leave empty when it holds already.")),
                    FieldPanel("valid_until", help_text=_("Leave empty when no end is known.")),
                ]
            )
        ],
        heading=_("Validity"),
    ),
)
