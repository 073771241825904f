"""On the start screen: steps of journeys whose page went away."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from journeys.pages.services.broken import broken_journeys_for


class JourneysPanel(Component):
    """What an editor has to mend in journeys; nothing when every step leads somewhere."""

    name = "journeys"
    template_name = "desk/journeys.html"
    order = 55

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Look."""
        user = (parent_context or {})["request"].user
        return {"journeys": broken_journeys_for(user), "user": user}
