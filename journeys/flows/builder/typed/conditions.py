"""From the rows of a rule to its condition."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from journeys.flows.builder.typed.fitting import COUNTED, DAYS, FITTING
from journeys.flows.builder.typed.kept import from_text
from journeys.flows.builder.typed.rows import SELF, RuleRow, TestRow
from journeys.flows.builder.typed.values import day, number, whole
from journeys.flows.definition import All, Anyone, Condition, Definition, Kind, Test, TestKind


class Tests:
    """Reads the tests of one question's rules; `marks` turns options that have no key yet into their keys."""

    __test__ = False

    def __init__(
        self, definition: Definition, kind: Kind, key: str, marks: dict[str, str], refuse: Callable[[str, str], None]
    ) -> None:
        self.definition, self.kind, self.key, self.marks, self.refuse = definition, kind, key, marks, refuse

    def condition(self, row: RuleRow) -> Condition | None:
        """Return the condition of a rule; None when it has no tests. One test stands by itself."""
        found = [part for test in row.tests if (part := self.part(test, f"rule-{row.mark}-test-{test.mark}"))]
        if not found:
            return None
        if len(found) == 1 and row.how == "all":
            return found[0]
        return Anyone(tuple(found)) if row.how == "any" else All(tuple(found))

    def part(self, row: TestRow, at: str) -> Condition | None:
        """Return one test, or a group as it was kept."""
        if row.kept:
            return from_text(row.kept)
        if not row.question:
            return None
        kind = self.kind_of(row.question)
        if kind is None:
            self.refuse(f"{at}-question", _("This question is gone. Choose another, or remove the test."))
            return None
        test = next((one for one in FITTING[kind] if one == row.kind), None)
        if test is None:
            self.refuse(f"{at}-kind", _("Choose what is asked of the answer."))
            return None
        values = self.values(row.values, kind, test)
        if not values:
            self.refuse(f"{at}-value", self.without(kind, test))
            return None
        return Test(self.key if row.question == SELF else row.question, test, values)

    def kind_of(self, question: str) -> Kind | None:
        """Return the kind of the question that a test is about."""
        if question == SELF:
            return self.kind
        found = self.definition.question_of.get(question)
        return found.kind if found else None

    def values(self, typed: tuple[str, ...], kind: Kind, test: TestKind) -> tuple[str, ...]:
        """Return the values as a test keeps them; none when they do not fit."""
        first = typed[0] if typed else ""
        if kind is Kind.NUMBER:
            bound = number(first)
            return () if bound is None else (f"{bound:f}",)
        if test in COUNTED:
            count = whole(first)
            return () if count is None else (str(count),)
        if test in DAYS:
            found = day(first)
            return () if found is None else (found.isoformat(),)
        return tuple(
            self.marks.get(value, value) for value in typed if not value.startswith("+") or value in self.marks
        )

    def without(self, kind: Kind, test: TestKind) -> str:
        """Return what to do about a test without a good value."""
        if kind is Kind.NUMBER:
            return _("Write a number in digits, for instance 40.")
        if test in COUNTED:
            return _("Write a whole number.")
        if test in DAYS:
            return _("Write a day, for instance 27/3/2026.")
        return _("Choose at least one answer.")
