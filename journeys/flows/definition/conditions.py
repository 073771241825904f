"""Conditions over answers: built by choosing, never by typing code.

A test about a question that was not asked, or not answered, does not hold, whatever it tests.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class TestKind(models.TextChoices):
    """What can be asked of an answer; the comment says for which kinds of question, and what the values are."""

    __test__ = False  # no test of pytest's

    IS = "is", _("is")  # single, yes_no, place, part: one of these option keys or areas
    IS_NOT = "is_not", _("is not")  # the same: none of these
    INCLUDES = "includes", _("includes one of")  # several: option keys
    INCLUDES_ALL = "includes_all", _("includes all of")
    INCLUDES_NONE = "includes_none", _("includes none of")
    AT_LEAST = "at_least", _("is at least")  # number: one decimal number
    AT_MOST = "at_most", _("is at most")
    ON_OR_AFTER = "on_or_after", _("is on or after")  # date: one ISO day
    ON_OR_BEFORE = "on_or_before", _("is on or before")
    YEARS_AGO = "years_ago", _("is at least so many years ago")  # date: one whole number, counted on the day itself
    DAYS_AGO = "days_ago", _("is at least so many days ago")


@dataclass(frozen=True, slots=True)
class Test:
    """One test of one answer; `values` as `TestKind` says."""

    __test__ = False

    question: str
    kind: TestKind
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class All:
    """Every one of these holds."""

    of: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Anyone:
    """At least one of these holds."""

    of: tuple["Condition", ...]


Condition = Test | All | Anyone


def tests_in(condition: Condition) -> tuple[Test, ...]:
    """Return every test of a condition, in reading order."""
    if isinstance(condition, Test):
        return (condition,)
    return tuple(test for part in condition.of for test in tests_in(part))
