"""The builder of one flow: the list beside the diagram, and what its buttons do."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from journeys.flows.builder import changes
from journeys.flows.builder.drafts import ChangedSince, Locked, open_draft
from journeys.flows.builder.publishing import publish_draft
from journeys.flows.builder.undoing import redo, undo
from journeys.flows.builder.views.base import BuilderView


class FlowView(BuilderView):
    """The list of questions and outcomes."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Show it; `?focus=` is the id of the button that was used, so that one can use it again."""
        return self.show(focus=request.GET.get("focus", "")[:80])

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Do what the button says: move, copy, begin here, put in the order that was dragged."""
        verb, _colon, key = request.POST.get("do", "").partition(":")
        definition = self.draft.definition
        title = _title(definition.node(key), key)
        if verb in {"up", "down"}:
            by = -1 if verb == "up" else 1
            said = _("“%s” moved up.") if verb == "up" else _("“%s” moved down.")
            return self.keep(lambda flow: changes.move(flow, key, by), said % title, focus=f"{verb}-{key}")
        if verb == "copy":
            copied = _("Copy of %s") % title
            again = changes.copy(definition, key, copied[:250])
            new = next((k for k in (*again.question_of, *again.outcome_of) if definition.node(k) is None), "")
            return self.keep(
                lambda flow: changes.copy(flow, key, copied[:250]), _("“%s” is copied.") % title, focus=f"node-{new}"
            )
        if verb == "start":
            said = _("“%s” is now the first question.") % title
            return self.keep(lambda flow: changes.start_at(flow, key), said, focus=f"node-{key}")
        if verb == "order":
            order = request.POST.getlist("order")
            return self.keep(lambda flow: changes.reorder(flow, order), _("The order is changed."), focus=f"node-{key}")
        return redirect(self.home)


def _title(node: Any, key: str) -> str:
    return (node.title or node.key) if node else key


class UndoView(BuilderView):
    """Takes the last change back, or does it again."""

    http_method_names = ["post"]
    again = False

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Do it; nothing to undo is no error."""
        try:
            step = (redo if self.again else undo)(pk, request.user, self.seen)
        except ChangedSince as other:
            return self.conflict(other)
        except Locked:
            messages.error(request, _("This page is locked. You can look, not change."))
        else:
            if step is None:
                messages.warning(request, _("There is nothing to undo."))
            else:
                words = _("Done again: %s") if self.again else _("Undone: %s")
                messages.success(request, words % step.what)
        return redirect(f"{self.home}?focus={'redo' if self.again else 'undo'}")


class PublishView(BuilderView):
    """Publishes the draft; what is not whole is refused by name."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Do it."""
        if not self.draft.page.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        try:
            publish_draft(pk, request.user, self.seen)
        except ChangedSince as other:
            return self.conflict(other)
        except Locked:
            messages.error(request, _("This page is locked. You can look, not change."))
        except ValidationError as error:
            self.draft = open_draft(pk, request.user)
            return self.show(422, refusal=error.messages, focus="refusal")
        else:
            messages.success(request, _("“%s” is published.") % self.get_page_title())
        return redirect(self.home)
