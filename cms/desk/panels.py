"""The parts of the start screen."""

from collections.abc import Mapping
from typing import Any

from django import forms
from wagtail.admin.ui.components import Component

from cms.desk.burndown import burn_down
from cms.desk.chart import chart
from cms.desk.numbers import departments, my_pages, tallies


class WorkPanel(Component):
    """My pages, and the counts of what is to be done."""

    name = "my_work"
    template_name = "desk/work.html"
    order = 50

    @property
    def media(self) -> forms.Media:
        """The style of all three parts."""
        return forms.Media(css={"all": ["desk/desk.css"]})

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Count."""
        user = (parent_context or {})["request"].user
        return {"tallies": tallies(user), "pages": my_pages(user), "campaign": burn_down()}


class CampaignPanel(Component):
    """How far the city is: burn-down and departments."""

    name = "campaign"
    template_name = "desk/campaign.html"
    order = 60

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Draw."""
        data = burn_down()
        return {"campaign": data, "chart": chart(data), "weeks": data.weeks(), "departments": departments()}
