"""Makers of flows for the tests of the builder."""

from wagtail.models import Page

from journeys.flows.definition import Definition, Kind, Option, Outcome, OutcomeKind, Question
from journeys.flows.definition.files import Exchanged
from journeys.flows.models import FlowSection
from tests.factories import _quickly, make_service


def content(title: str, definition: Definition, introduction: str = "", **more: bool) -> Exchanged:
    return Exchanged(title, introduction, **{"sensitive": False, "is_part": False} | more, definition=definition)


@_quickly()
def make_section() -> FlowSection:
    found = FlowSection.objects.first()
    if found is None:
        home = Page.objects.get(depth=2)
        found = home.add_child(instance=FlowSection(title="Hulp", slug="hulp", responsible_service=make_service()))
    return found


def long_flow(length: int = 200) -> Definition:
    """Every question has three answers: the next, one a little farther, one of ten outcomes."""
    questions = tuple(
        Question(
            f"q{n}",
            Kind.SINGLE,
            f"Vraag nummer {n}?",
            options=(
                Option("a", "Ja, dat klopt", to=f"q{n + 1}" if n + 1 < length else "u0"),
                Option("b", "Een beetje", to=f"q{min(n + 1 + n % 5, length - 1)}" if n + 1 < length else "u1"),
                Option("c", "Nee", to=f"u{n % 10}"),
            ),
        )
        for n in range(length)
    )
    return Definition("q0", questions, tuple(Outcome(f"u{n}", OutcomeKind.APPLIES, f"Uitkomst {n}") for n in range(10)))
