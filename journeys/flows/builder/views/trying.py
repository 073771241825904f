"""Trying the draft: the engine's own rules, one question at a time; nothing is kept or counted."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from journeys.flows.builder import choices
from journeys.flows.builder.changes.goals import options_of
from journeys.flows.builder.views.base import BuilderView
from journeys.flows.definition import Kind
from journeys.flows.engine import from_query, run
from journeys.flows.engine.addresses import values_of
from journeys.flows.engine.answers import Answer, Place
from journeys.flows.engine.running import Answered
from journeys.flows.places import area_of
from journeys.flows.services.loading import whole


class TryView(BuilderView):
    """A question, or the outcome; the answers so far stand in the address."""

    template_name = "flows/builder/try.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Go on from the answers so far."""
        flow = whole(self.draft.page.uuid, self.draft.definition).definition
        given = from_query(request.META.get("QUERY_STRING", ""))
        asked = given.pop("gevraagd", [""])[0]
        if asked and asked not in given:  # sent without an answer: the browser leaves out what was not chosen
            given[asked] = []
        position = run(flow, given, areas=area_of, today=timezone.localdate())
        question = position.question
        error = position.error if question and question.key in given else ""
        steps = [(step.question.title or step.question.key, in_words(step)) for step in position.way]
        products = choices.products([str(uuid) for uuid in position.outcome.products]) if position.outcome else []
        return self.render_to_response(
            self.get_context_data(
                draft=self.draft,
                flow=self.draft.page,
                home=self.home,
                question=question,
                outcome=position.outcome,
                error=error,
                steps=steps,
                answers=hidden(position.way),
                back=self._back(position.way),
                options=options_of(question) if question else (),
                kind=str(question.kind) if question else "",
                typed=(given.get(question.key) or [""])[0] if question else "",
                products=products,
                again=reverse("flow_try", args=[self.draft.page.pk]),
            )
        )

    def _back(self, way: tuple[Answered, ...]) -> str:
        """Return the address of the question before; its answer is not in it any more."""
        if not way:
            return ""
        rest = urlencode(hidden(way[:-1]))
        return reverse("flow_try", args=[self.draft.page.pk]) + (f"?{rest}" if rest else "")

    def get_page_title(self) -> str:
        """Return what the screen is."""
        return _("Try: %s") % super().get_page_title()


def hidden(way: tuple[Answered, ...]) -> list[tuple[str, str]]:
    """Return the answers so far as fields of a form."""
    return [(step.question.key, value) for step in way for value in values_of(step.answer)]


def in_words(step: Answered) -> str:
    """Return an answer in words."""
    labels = {option.key: option.label or option.key for option in options_of(step.question)}
    answer: Answer = step.answer
    if isinstance(answer, tuple):
        return ", ".join(labels.get(key, key) for key in answer) or _("None of these")
    if isinstance(answer, str):
        return labels.get(answer, answer)
    if isinstance(answer, Place):
        return f"{answer.typed} ({answer.area})"
    return " ".join(
        [*values_of(answer), step.question.limits.unit if step.question.kind is Kind.NUMBER else ""]
    ).strip()
