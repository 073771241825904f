"""Where people find it."""

from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel

# The template belongs to the search, which stands above the products.
FOUND_BY = "searchtuning/found_by_panel.html"

SORTING = (
    FieldPanel("theme", heading=_("Theme"), help_text=_("The subject under which people look for it first.")),
    FieldPanel(
        "more_themes",
        heading=_("More themes"),
        widget=CheckboxSelectMultiple,
        help_text=_("Other subjects under which it is listed too."),
    ),
    FieldPanel(
        "audiences",
        heading=_("Audiences"),
        widget=CheckboxSelectMultiple,
        help_text=_("For whom it is: at least one."),
    ),
    FieldPanel(
        "life_events",
        heading=_("Life events"),
        widget=CheckboxSelectMultiple,
        help_text=_("What happens in a life that makes people need it."),
    ),
    FieldPanel(
        "keywords",
        heading=_("Keywords"),
        help_text=_("Words that people use and the text lacks, with commas. For instance: “pas, ID-kaart, eID”."),
    ),
    HelpPanel(template=FOUND_BY, heading=_("Found by these words")),
    FieldPanel(
        "product_type",
        heading=_("Type"),
        widget=RadioSelect,
        help_text=_("The type in the Flemish catalogue (IPDC)."),
    ),
)
