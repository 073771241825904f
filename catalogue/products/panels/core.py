"""What it is, in one breath, and the button that starts it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel

CORE = (
    TitleFieldPanel(
        "title",
        heading=_("Title"),
        help_text=_("Say what people do or get, in their words. For instance: “Identiteitskaart aanvragen”."),
    ),
    FieldPanel(
        "description",
        heading=_("Description"),
        help_text=_(
            "One or two sentences that say what it is and for whom. For instance: “Elke Belg krijgt vanaf 12 jaar een "
            "elektronische identiteitskaart. Je vraagt ze aan in het stadhuis.”"
        ),
    ),
    FieldPanel(
        "short_answer",
        heading=_("Short answer"),
        help_text=_(
            "What an agent reads aloud in twenty seconds: what to do, where, and what comes next. For instance: “Je "
            "maakt een afspraak en komt langs met je oude kaart en een pasfoto. Na drie weken haal je de kaart op.”"
        ),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("start_label", help_text=_("A verb. For instance: “Maak een afspraak”.")),
                    FieldPanel("start_url", help_text=_("Where it starts, with https:// in front.")),
                ]
            )
        ],
        heading=_("Start button"),
    ),
    FieldPanel(
        "body",
        heading=_("More about it"),
        help_text=_("What people want to know besides. Leave out what stands in another tab."),
    ),
)
