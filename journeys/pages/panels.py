"""The form of a journey, in tabs that follow the journey."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList, TabbedInterface, TitleFieldPanel
from wagtail.models import Page


def section_panels() -> list[FieldPanel]:
    """Return the panels of the list of journeys."""
    return [*Page.content_panels, FieldPanel("introduction"), FieldPanel("responsible_service")]


def journey_tabs() -> TabbedInterface:
    """Return the edit handler of a journey."""
    what = [
        TitleFieldPanel("title", help_text=_("In the words of who lives it. For instance: “Ik verhuis naar Hasselt”.")),
        FieldPanel("introduction", help_text=_("Two or three sentences: for whom it is, and what is done at the end.")),
        FieldPanel("day_name"),
        FieldPanel("steps"),
        HelpPanel(template="journeys/admin/check_panel.html", heading=_("The check")),
    ]
    whom = [
        FieldPanel("audiences", widget=CheckboxSelectMultiple),
        FieldPanel("life_events", widget=CheckboxSelectMultiple),
        FieldPanel("theme"),
        FieldPanel("keywords"),
    ]
    people = [
        FieldPanel("responsible_service"),
        FieldPanel("owner", help_text=_("Hears of it when a page that a step needs goes away.")),
    ]
    settings = [*Page.promote_panels, *Page.settings_panels]
    return TabbedInterface(
        [
            ObjectList(what, heading=_("Steps")),
            ObjectList(whom, heading=_("For whom")),
            ObjectList(people, heading=_("Who answers")),
            ObjectList(settings, heading=_("Address and publication")),
        ]
    )
