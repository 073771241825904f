"""Asks once more, says what pointed to it, then deletes; undo brings it back."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from journeys.flows.builder import changes
from journeys.flows.builder.views.base import BuilderView
from journeys.flows.definition import Outcome, Question
from journeys.flows.definition.conditions import tests_in


class DeleteView(BuilderView):
    """Deletes a question or outcome."""

    panel = "flows/builder/_delete.html"

    def node(self, key: str) -> Question | Outcome:
        """Return it; raise Http404 for one that is not there."""
        found = self.draft.definition.node(key)
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, pk: int, key: str) -> HttpResponseBase:
        """Ask."""
        node, flow = self.node(key), self.draft.definition
        asking = [q for q in flow.questions if any(t.question == key for r in q.rules for t in tests_in(r.when))]
        return self.show(
            selected=key,
            focus="panel",
            node=node,
            pointing=changes.pointing_at(flow, key),
            asking=[question for question in asking if question.key != key],
            is_start=flow.start == key,
        )

    def post(self, request: HttpRequest, pk: int, key: str) -> HttpResponseBase:
        """Delete; what led to it leads nowhere, and is named as such."""
        node = self.node(key)
        said = _("“%s” is deleted.") % (node.title or key)
        return self.keep(lambda flow: changes.remove(flow, key), said)
