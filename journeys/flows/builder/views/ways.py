"""Every way through the draft as a table, and which ways differ from what visitors have now."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from journeys.flows.builder.assessing import node_url
from journeys.flows.builder.choices import example_places
from journeys.flows.builder.diagram.boxes import numbers
from journeys.flows.builder.views.base import BuilderView
from journeys.flows.definition import Definition, Outcome, Question
from journeys.flows.paths import Path, changed_paths, every_path
from journeys.flows.services.loading import as_written, whole

MOST_WALKED, MOST_SHOWN = 2000, 25


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to one outcome, and the address of its form; the first few are spelled out."""

    outcome: Outcome | None
    number: str
    url: str
    count: int
    shortest: int
    longest: int
    shown: tuple["WayShown", ...]


@dataclass(frozen=True, slots=True)
class WayShown:
    """A way in words: (question, answer, address of the question's form), and where it ends."""

    steps: tuple[tuple[str, str, str], ...]
    end: str
    before: str = ""


class WaysView(BuilderView):
    """The table."""

    template_name = "flows/builder/ways.html"
    numbers: dict[str, str]

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Walk them."""
        page, self.numbers = self.draft.page, numbers(self.draft.definition)
        flow = whole(page.uuid, self.draft.definition).definition
        paths = every_path(flow, example_places(flow), MOST_WALKED)
        rows = [self._ways(flow.outcome_of[key], paths.to(key)) for key in flow.outcome_of]
        if paths.stuck:
            rows.insert(0, self._ways(None, paths.stuck))
        changed = None
        if page.live and (live := as_written(page.definition)) != self.draft.definition:
            before = whole(page.uuid, live).definition
            changed = self._changed(before, flow)
        longest = paths.longest
        return self.render_to_response(
            self.get_context_data(
                draft=self.draft,
                flow=page,
                home=self.home,
                rows=rows,
                count=len(paths.paths),
                more=paths.more,
                longest=self._shown(longest) if longest else None,
                changed=changed,
                most=MOST_SHOWN,
            )
        )

    def _ways(self, outcome: Outcome | None, paths: tuple[Path, ...]) -> Ways:
        lengths = [len(path.steps) for path in paths] or [0]
        shown = tuple(self._shown(path) for path in paths[:MOST_SHOWN])
        url = self._url(outcome) if outcome else ""
        number = self.numbers.get(outcome.key, "") if outcome else ""
        return Ways(outcome, number, url, len(paths), min(lengths), max(lengths), shown)

    def _changed(self, before: Definition, after: Definition) -> dict[str, list[WayShown]]:
        old = every_path(before, example_places(before), MOST_WALKED)
        new = every_path(after, example_places(after), MOST_WALKED)
        found = changed_paths(old, new)
        return {
            "new": [self._shown(path) for path in found.new[:MOST_SHOWN]],
            "gone": [self._shown(path) for path in found.gone[:MOST_SHOWN]],
            "elsewhere": [self._shown(now, before=_end(then)) for then, now in found.elsewhere[:MOST_SHOWN]],
            "counts": [len(found.new), len(found.gone), len(found.elsewhere)],  # type: ignore[list-item]
        }

    def _shown(self, path: Path, before: str = "") -> WayShown:
        steps = tuple(
            (step.question.title or step.question.key, step.answer.words, self._url(step.question))
            for step in path.steps
        )
        return WayShown(steps, _end(path), before)

    def _url(self, node: Question | Outcome) -> str:
        """Return the address of its form: of the part for a question inside a part."""
        key = node.key.partition(".")[0]
        if self.draft.definition.node(key) is None:
            return ""
        return node_url(self.draft, key)


def _end(path: Path) -> str:
    return (path.outcome.title or path.outcome.key) if path.outcome else _("nowhere")
