"""Why a row stays: what points to it, counted, in a sentence."""

from collections import Counter
from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext as _

from catalogue.organisation.signals import Use


def counted(rows: Iterable[models.Model]) -> list[Use]:
    """Return the rows that stand in the way, by kind, the most first."""
    numbers = Counter(type(row) for row in rows)
    return [Use(str(model._meta.verbose_name_plural), number) for model, number in numbers.most_common()]


def listed(uses: Iterable[Use]) -> str:
    """Return “3 products, 2 themes”."""
    return ", ".join(f"{use.count} {use.label}" for use in uses)


def refusal(row: object, uses: Iterable[Use]) -> str:
    """Return the sentence that says why `row` cannot be deleted and what to do."""
    return _("“%(row)s” stays: %(uses)s still point to it. Let those point elsewhere first.") % {
        "row": row,
        "uses": listed(uses),
    }
