"""A definition read from JSON that may come from anywhere: every fault is named by its place, nothing else raised."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from journeys.flows.definition.conditions import All, Anyone, Condition, Test, TestKind
from journeys.flows.definition.exchange import DEEPEST, LONGEST_TEXT, LONGEST_TITLE, MOST_NODES, MOST_OPTIONS
from journeys.flows.definition.nodes import (
    KEY,
    Definition,
    Kind,
    NumberLimits,
    Option,
    Outcome,
    OutcomeKind,
    Question,
    Rule,
)
from journeys.flows.definition.problems import DefinitionError

UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")  # what PostgreSQL does not take: nothing at all, half a sign
MOST_DIGITS = 10**15  # of a number in JSON; Python refuses to write out far longer ones


def from_json(data: Any) -> Definition:
    """Return the definition in `data`, which may come from anywhere; raise DefinitionError naming every fault.

    Only the form is looked at: a flow that leads nowhere is one too (`journeys.flows.checks` says so).
    """
    reader = _Reader()
    found = reader.definition(data)
    if reader.faults:
        raise DefinitionError(reader.faults)
    return found


@dataclass
class _Reader:
    """Reads with the place of what it reads, and goes on after a fault, so that all are named at once."""

    faults: list[str] = field(default_factory=list)

    def fault(self, place: str, message: str) -> None:
        self.faults.append(f"{place}: {message}")

    def definition(self, data: Any) -> Definition:
        row = self.row("flow", data, {"start", "questions", "outcomes"})
        questions = self.many("questions", row.get("questions", []), self.question, MOST_NODES)
        outcomes = self.many("outcomes", row.get("outcomes", []), self.outcome, MOST_NODES)
        seen: set[str] = set()
        for node in (*questions, *outcomes):
            if node.key in seen:
                self.fault(node.key, _("This key is used twice."))
            seen.add(node.key)
        return Definition(self.key("start", row.get("start", ""), may_lack=True), questions, outcomes)

    def question(self, place: str, data: Any) -> Question:
        known = {"key", "kind", "title", "help", "options", "rules", "to", "number", "table", "part", "needed"}
        row = self.row(place, data, known)
        options = self.many(f"{place}.options", row.get("options", []), self.option, MOST_OPTIONS)
        if len({option.key for option in options}) < len(options):
            self.fault(f"{place}.options", _("This key is used twice."))
        return Question(
            key=self.key(f"{place}.key", row.get("key")),
            kind=self.choice(f"{place}.kind", row.get("kind"), Kind),
            title=self.text(f"{place}.title", row.get("title", ""), LONGEST_TITLE),
            help=self.text(f"{place}.help", row.get("help", ""), LONGEST_TEXT),
            options=options,
            rules=self.many(f"{place}.rules", row.get("rules", []), self.rule, MOST_OPTIONS),
            to=self.key(f"{place}.to", row.get("to", ""), may_lack=True),
            limits=self.limits(f"{place}.number", row.get("number", {})),
            table=self.text(f"{place}.table", row.get("table", ""), 60),
            part=self.uuid(f"{place}.part", row.get("part")),
            needed=self.boolean(f"{place}.needed", row.get("needed", True)),
        )

    def option(self, place: str, data: Any) -> Option:
        row = self.row(place, data, {"key", "label", "hint", "to"})
        return Option(
            key=self.key(f"{place}.key", row.get("key")),
            label=self.text(f"{place}.label", row.get("label", ""), LONGEST_TITLE),
            hint=self.text(f"{place}.hint", row.get("hint", ""), LONGEST_TITLE),
            to=self.key(f"{place}.to", row.get("to", ""), may_lack=True),
        )

    def rule(self, place: str, data: Any) -> Rule:
        row = self.row(place, data, {"when", "to"})
        when = self.condition(f"{place}.when", row.get("when"), 0)
        return Rule(when, self.key(f"{place}.to", row.get("to", ""), may_lack=True))

    def outcome(self, place: str, data: Any) -> Outcome:
        row = self.row(place, data, {"key", "kind", "title", "text", "products", "journey", "service"})
        products = self.many(f"{place}.products", row.get("products", []), self.uuid, MOST_OPTIONS)
        return Outcome(
            key=self.key(f"{place}.key", row.get("key")),
            kind=self.choice(f"{place}.kind", row.get("kind"), OutcomeKind),
            title=self.text(f"{place}.title", row.get("title", ""), LONGEST_TITLE),
            text=self.text(f"{place}.text", row.get("text", ""), LONGEST_TEXT),
            products=tuple(uuid for uuid in products if uuid),
            journey=self.uuid(f"{place}.journey", row.get("journey")),
            service=self.uuid(f"{place}.service", row.get("service")),
        )

    def condition(self, place: str, data: Any, depth: int) -> Condition:
        if depth > DEEPEST:
            self.fault(place, _("These conditions are nested too deeply."))
            return All(())
        if isinstance(data, dict) and len(data) == 1 and (name := next(iter(data))) in ("all", "any"):
            parts = self.many(
                f"{place}.{name}", data[name], lambda at, part: self.condition(at, part, depth + 1), MOST_OPTIONS
            )
            return All(parts) if name == "all" else Anyone(parts)
        row = self.row(place, data, {"question", "test", "value"})
        value = row.get("value", [])
        values = self.many(f"{place}.value", value if isinstance(value, list) else [value], self.value, MOST_OPTIONS)
        return Test(
            self.key(f"{place}.question", row.get("question")),
            self.choice(f"{place}.test", row.get("test"), TestKind),
            values,
        )

    def limits(self, place: str, data: Any) -> NumberLimits:
        row = self.row(place, data, {"unit", "minimum", "maximum", "decimals"})
        decimals = row.get("decimals", 0)
        if not isinstance(decimals, int) or isinstance(decimals, bool) or not 0 <= decimals <= 4:
            self.fault(f"{place}.decimals", _("Write a whole number from 0 to 4."))
            decimals = 0
        return NumberLimits(
            self.text(f"{place}.unit", row.get("unit", ""), 20),
            self.number(f"{place}.minimum", row.get("minimum")),
            self.number(f"{place}.maximum", row.get("maximum")),
            decimals,
        )

    def row(self, place: str, data: Any, known: set[str]) -> dict[str, Any]:
        if not isinstance(data, dict):
            self.fault(place, _("Here a set of named values belongs."))
            return {}
        if strange := sorted(str(name) for name in data if name not in known):
            self.fault(place, _("Unknown: %(names)s.") % {"names": ", ".join(strange)[:LONGEST_TITLE]})
        return data

    def many(self, place: str, data: Any, read: Callable[[str, Any], Any], most: int) -> tuple[Any, ...]:
        if not isinstance(data, list) or len(data) > most:
            self.fault(place, _("Here a list of at most %(most)d belongs.") % {"most": most})
            return ()
        return tuple(read(f"{place}[{number}]", part) for number, part in enumerate(data))

    def text(self, place: str, data: Any, longest: int) -> str:
        if not isinstance(data, str) or len(data) > longest or UNKEEPABLE.search(data):
            self.fault(place, _("Here a text of at most %(longest)d characters belongs.") % {"longest": longest})
            return ""
        return data

    def value(self, place: str, data: Any) -> str:
        if isinstance(data, int | float) and not isinstance(data, bool) and abs(data) < MOST_DIGITS:
            data = str(data)
        return self.text(place, data, LONGEST_TITLE)

    def key(self, place: str, data: Any, *, may_lack: bool = False) -> str:
        if isinstance(data, str) and ((may_lack and not data) or KEY.fullmatch(data)):
            return data
        self.fault(place, _("A key has small letters, digits and hyphens, at most 40."))
        return ""

    def choice(self, place: str, data: Any, kinds: Any) -> Any:
        if isinstance(data, str) and data in kinds.values:
            return kinds(data)
        self.fault(place, _("Choose one of: %(kinds)s.") % {"kinds": ", ".join(kinds.values)})
        return next(iter(kinds))

    def uuid(self, place: str, data: Any) -> UUID | None:
        if data is None:
            return None
        try:
            return UUID(data)
        except (ValueError, AttributeError, TypeError):
            self.fault(place, _("Here an identifier (UUID) belongs."))
            return None

    def number(self, place: str, data: Any) -> Decimal | None:
        if data is None:
            return None
        try:
            found = Decimal(data if isinstance(data, str) else str(data))
        except (InvalidOperation, ValueError):  # ValueError: a whole number of thousands of digits
            found = Decimal("NaN")
        digits = len(found.as_tuple().digits)
        if isinstance(data, bool) or not found.is_finite() or digits > 30 or not -30 < found.adjusted() < 12:
            self.fault(place, _("Here a number belongs."))
            return None
        return found

    def boolean(self, place: str, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fault(place, _("Here true or false belongs."))
        return bool(data)
