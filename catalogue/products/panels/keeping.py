"""Who keeps the page right, and what only colleagues see."""

from django.forms import RadioSelect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.models import Page

KEEPING = (
    MultiFieldPanel(
        [
            FieldPanel(
                "owner",
                heading=_("Owner"),
                help_text=_("Who rewrites this page. It appears on their start screen."),
            ),
            FieldPanel(
                "rewrite_status",
                widget=RadioSelect,
                help_text=_("“Rewritten” counts once it is published, and asks for a short answer and the steps."),
            ),
            FieldPanel(
                "legally_required", help_text=_("A law obliges the city to offer this product or to publish it.")
            ),
        ],
        heading=_("Rewriting"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel(
                        "checked_on", help_text=_("The last day on which someone checked every line. Readers see it.")
                    ),
                    FieldPanel(
                        "review_on", help_text=_("From this day on the page is on the start screen, to be checked.")
                    ),
                ]
            )
        ],
        heading=_("Checking"),
    ),
    FieldPanel(
        "product_number",
        heading=_("Product number"),
        help_text=_("The number that ties page, form, status and notification together. For instance: 1001."),
    ),
    MultiFieldPanel(
        [
            HelpPanel(template="products/agent_note_warning.html"),
            FieldPanel(
                "agent_note",
                help_text=_("What helps a colleague at the phone. No names of people who asked, no personal data."),
            ),
        ],
        heading=_("Note for colleagues: never public"),
    ),
)

SETTINGS = (*Page.promote_panels, *Page.settings_panels)
