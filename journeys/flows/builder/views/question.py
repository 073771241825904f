"""The form of a question: new, or one that there is. Every button sends the whole form; only saving keeps it."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from journeys.flows.builder import changes, choices
from journeys.flows.builder.assessing import node_url
from journeys.flows.builder.drafts import Change, ChangedSince
from journeys.flows.builder.typed import (
    Built,
    TypedQuestion,
    built_question,
    fitting_options,
    read_question,
    take_step,
    typed_question,
)
from journeys.flows.builder.views.base import BuilderView
from journeys.flows.builder.views.question_shown import question_shown
from journeys.flows.definition import Definition, Kind, Outcome, Question


class QuestionView(BuilderView):
    """A question."""

    panel = "flows/builder/_question.html"
    typed: TypedQuestion

    @property
    def key(self) -> str:
        """The key of the question, empty for a new one."""
        return str(self.kwargs.get("key", ""))

    def question(self) -> Question | None:
        """Return the question; raise Http404 for one that is not there."""
        if not self.key:
            return None
        found = self.draft.definition.question_of.get(self.key)
        if found is None and not self.draft.faults:
            raise Http404
        return found

    def get(self, request: HttpRequest, pk: int, key: str = "") -> HttpResponseBase:
        """Show it; `?na=` is the question behind which a new one comes, `?voor=`+`bij=` what is to lead to it."""
        question = self.question()
        typed = typed_question(question) if question else TypedQuestion(kind=str(Kind.YES_NO))
        return self.form(typed, focus=request.GET.get("focus", "")[:80] or "panel")

    def post(self, request: HttpRequest, pk: int, key: str = "") -> HttpResponseBase:
        """Keep it, or change what is on the screen."""
        self.question()
        typed, step = read_question(request.POST), request.POST.get("do", "save")
        if step != "save":
            focus = take_step(typed, step) if step != "kind" else "kind"
            return self.form(typed, focus=focus, unsaved=True)
        fit(typed)
        built = built_question(typed, self.draft.definition, self.key)
        if built.wrong:
            return self.form(typed, status=422, focus="wrong", wrong=built.wrong, unsaved=True)
        self.typed = typed
        return self.keep(self.change(built), self.said(built), to=self.next(built))

    def change(self, built: Built) -> Change:
        """Return the change that keeps what was built."""
        after, place = self.request.POST.get("na", ""), self.request.POST.get("voor", "")
        slot, old = self.request.POST.get("bij", ""), self.key

        def apply(flow: Definition) -> Definition:
            assert isinstance(built.node, Question)
            fresh = [node for node in built.made if flow.node(node.key) is None]
            flow = changes.put(flow, old, built.node) if old else changes.add_question(flow, built.node, after or place)
            last = built.node.key
            for node in fresh:
                if isinstance(node, Outcome):
                    flow = changes.add_outcome(flow, node)
                else:
                    flow, last = changes.add_question(flow, node, last), node.key
            return changes.lead_to(flow, place, slot, built.node.key) if place else flow

        return apply

    def said(self, built: Built) -> str:
        """Return what happened, in words."""
        title = built.node.title
        if not self.key:
            return _("Question “%s” is added.") % title
        if built.node.key != self.key:
            words = _(
                "Question “%(title)s” has another key: what led to it still does; old addresses lead to the start."
            )
            return words % {"title": title}
        return _("Question “%s” is changed.") % title

    def next(self, built: Built) -> str:
        """Return where to go: to the first question or outcome that a goal made, else back to the list."""
        if built.made:
            node = built.made[0]
            name = "flow_question" if isinstance(node, Question) else "flow_outcome"
            return reverse(name, args=[self.draft.page.pk, node.key])
        return f"{self.home}?focus=node-{built.node.key}"

    def conflict(self, other: ChangedSince) -> HttpResponseBase:
        """Show the form again, and what another changed; saving once more puts this question into the draft of now."""
        self.draft = other.draft
        if self.key and self.key not in other.draft.definition.question_of:
            return self.show(409, conflict=other, panel="flows/builder/_list.html")
        return self.form(self.typed, status=409, conflict=other, unsaved=True, focus="conflict")

    def form(self, typed: TypedQuestion, *, status: int = 200, focus: str = "", **context: Any) -> HttpResponseBase:
        """Answer with the form."""
        fit(typed)
        shown = question_shown(typed, self.draft, self.key, {one.at: one.message for one in context.get("wrong", ())})
        place = self.request.POST if self.request.method == "POST" else self.request.GET
        after = {name: place.get(name, "")[:60] for name in ("na", "voor", "bij")}
        url = node_url(self.draft, self.key) if self.key else reverse("flow_question_new", args=[self.draft.page.pk])
        return self.show(
            status, selected=self.key or after["voor"] or after["na"], focus=focus, form=shown, typed=typed,
            form_url=url, after=after, is_new=not self.key, own_key=self.key, **context,
        )  # fmt: skip


def fit(typed: TypedQuestion) -> None:
    """Give the form the options that fit its kind."""
    part = choices.outcomes_of(typed.part) if typed.kind == Kind.PART and typed.part else {}
    fitting_options(typed, _("Yes"), _("No"), part)
