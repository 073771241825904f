"""Who answers, through which channels, and the exceptions."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel

# The template belongs to `cms.desk`: who answers is asked above the products, never below.
WHO_ANSWERS = "desk/who_answers_panel.html"
# And this one to the contact forms, which ask what the page's editor builds there.
TOPIC_QUESTIONS = "topics/page_panel.html"

PEOPLE = (
    FieldPanel(
        "responsible_service",
        heading=_("Responsible service"),
        help_text=_("The team that answers questions about this page. A page without a service is not published."),
    ),
    HelpPanel(template=WHO_ANSWERS, heading=_("Who answers, and why")),
    FieldPanel(
        "channels",
        heading=_("Channels"),
        widget=CheckboxSelectMultiple,
        help_text=_("Tick the channels of the service that fit this product. Tick none to show them all."),
    ),
    InlinePanel(
        "exceptions",
        heading=_("Another service for an audience or a topic"),
        label=_("exception"),
        help_text=_(
            "When questions of some people, or about something, go to another service. For instance: audience "
            "“Onderneming”, or topic “Factuur”."
        ),
    ),
    HelpPanel(template=TOPIC_QUESTIONS, heading=_("Topic questions: what the form asks beforehand")),
)
