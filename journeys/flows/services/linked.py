"""What a flow refers to: tables, parts, products, journeys, services. Gone is gone, also after it was chosen."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.apps import apps
from django.utils.translation import gettext as _

from catalogue.products.models import ProductPage
from journeys.flows.checks import Finding, FindingKind
from journeys.flows.checks.certain import certainly
from journeys.flows.checks.finding import at
from journeys.flows.definition import Definition, Kind, Outcome, Question, Test
from journeys.flows.definition.conditions import tests_in
from journeys.flows.definition.nodes import ELSEWHERE
from journeys.flows.models import FlowPage, PlaceRow
from journeys.flows.parts import Trouble, assembly
from journeys.flows.services.loading import live_parts
from journeys.flows.services.outcomes import living_services


def linked_findings(page: FlowPage, definition: Definition) -> list[Finding]:
    """Return what is wrong with what a flow refers to; a handful of queries however long it is."""
    return [*_tables(definition), *part_findings(page.uuid, definition), *_outcomes(definition)]


def _tables(definition: Definition) -> Iterator[Finding]:
    asked = [question for question in definition.questions if question.kind is Kind.PLACE and question.table]
    if not asked:
        return
    rows = PlaceRow.objects.filter(table__slug__in={question.table for question in asked})
    areas: dict[str, set[str]] = {}
    for slug, area in rows.values_list("table__slug", "area").order_by().distinct():
        areas.setdefault(slug, {ELSEWHERE}).add(area)
    for question in asked:
        if question.table not in areas:
            said = _("The table of places “%(table)s” is not there, or has no rows.") % {"table": question.table}
            yield at(FindingKind.TABLE, question, said)
        else:
            yield from _values(definition, question, areas[question.table])


def part_findings(uuid: UUID, definition: Definition, instead: dict[UUID, Definition] | None = None) -> list[Finding]:
    """Return what is wrong with the parts of the flow `uuid`; `instead` holds parts that are about to change."""
    asked = [question for question in definition.questions if question.kind is Kind.PART and question.part]
    if not asked:
        return []
    load = live_parts(definition)
    known = instead or {}

    def newest(part: UUID) -> Definition | None:
        return known.get(part) or load(part)

    whole = assembly(definition, newest, uuid)
    troubled = {key.partition(".")[0]: trouble for key, trouble in whole.troubles.items()}
    found: list[Finding] = []
    for question in asked:
        part = newest(question.part) if question.part else None
        if (trouble := troubled.get(question.key)) or part is None:
            found.append(at(FindingKind.PART, question, _trouble(trouble or Trouble.MISSING)))
        else:
            found.extend(_endings(question, part))
            found.extend(_values(definition, question, {outcome.key for outcome in part.outcomes}))
    return found


def _trouble(trouble: Trouble) -> str:
    if trouble is Trouble.ITSELF:
        return _("This part holds itself, directly or through another part.")
    if trouble is Trouble.TOO_LARGE:
        return _("With this part the flow becomes too large.")
    return _("The guided questions that are asked here are not published, or no longer there.")


def _endings(question: Question, part: Definition) -> Iterator[Finding]:
    """Yield the outcomes of a part after which nothing follows, and the answers that no outcome gives."""
    outcomes = part.outcome_of
    for option in question.options:
        if option.key not in outcomes:
            said = _("The part has no outcome “%(outcome)s”.") % {"outcome": option.key}
            yield at(FindingKind.UNKNOWN_VALUE, question, said, option=option)
    for outcome in part.outcomes:
        decided = any(certainly(rule.when, question.key, outcome.key) for rule in question.rules)
        named = question.option(outcome.key) is not None  # without a goal it is found by the checks
        if not (named or question.to or decided):
            said = _("After this outcome of the part nothing follows. Choose what comes next.")
            yield at(FindingKind.NO_GOAL, question, said, option=outcome.title or outcome.key)


def _values(definition: Definition, tested: Question, known: set[str]) -> Iterator[Finding]:
    """Yield the conditions that ask for a value of `tested` that does not exist."""
    for question in definition.questions:
        for number, rule in enumerate(question.rules):
            for value in _unknown(tests_in(rule.when), tested.key, known):
                said = _("“%(value)s” is no answer to “%(question)s”.") % {
                    "value": value,
                    "question": tested.title or tested.key,
                }
                yield at(FindingKind.UNKNOWN_VALUE, question, said, rule=number)


def _unknown(tests: Iterable[Test], question: str, known: set[str]) -> list[str]:
    return [value for test in tests if test.question == question for value in test.values if value not in known]


def _outcomes(definition: Definition) -> Iterator[Finding]:
    products = _live_products({uuid for outcome in definition.outcomes for uuid in outcome.products})
    journeys = _journeys({outcome.journey for outcome in definition.outcomes if outcome.journey})
    services = living_services(outcome.service for outcome in definition.outcomes)
    for outcome in definition.outcomes:
        for uuid in outcome.products:
            if uuid not in products:
                yield _gone(
                    outcome, _("A product of this outcome is not published, or no longer there (%(id)s)."), uuid
                )
        if outcome.journey and outcome.journey not in journeys:
            yield _gone(outcome, _("The journey of this outcome is no longer there (%(id)s)."), outcome.journey)
        if outcome.service and outcome.service not in services:
            yield _gone(outcome, _("The service of this outcome is no longer there (%(id)s)."), outcome.service)


def _gone(outcome: Outcome, said: str, uuid: UUID) -> Finding:
    return at(FindingKind.GONE, outcome, said % {"id": uuid})


def _live_products(uuids: set[UUID]) -> set[UUID]:
    if not uuids:
        return set()
    return set(ProductPage.objects.live().filter(uuid__in=uuids).values_list("uuid", flat=True))


def _journeys(uuids: set[UUID]) -> set[UUID]:
    """Return the journeys that are there: live, or written but never published, since journeys refer to flows too.

    The journeys are a layer above the flows, hence by name.
    """
    if not uuids:
        return set()
    pages: Any = apps.get_model("journeys", "JourneyPage")._default_manager.filter(uuid__in=uuids)
    return {uuid for uuid, live, first in pages.values_list("uuid", "live", "first_published_at") if live or not first}
