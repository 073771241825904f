"""What the form of a flow in Wagtail's admin shows of its questions, with the way to the builder."""

from typing import Any

from wagtail.admin.panels import Panel

from journeys.flows.checks import findings
from journeys.flows.definition import Definition, DefinitionError


class BuilderPanel(Panel):
    """A summary and a link."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on one form."""

        template_name = "flows/builder/summary_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Count questions, outcomes and findings."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            try:
                flow = self.instance.flow
            except DefinitionError:
                flow = Definition()
            context |= {
                "page": self.instance,
                "questions": len(flow.questions),
                "outcomes": len(flow.outcomes),
                "findings": len(findings(flow)),
            }
            return context
