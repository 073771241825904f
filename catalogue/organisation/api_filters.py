"""Filters that every list of the API may use."""

import re
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_naive, make_aware
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter
from django_filters.constants import EMPTY_VALUES
from django_filters.fields import IsoDateTimeField

EARLIEST, LATEST = 1900, 2200  # years; far from where calendars and databases disagree
PLUS_LOST = re.compile(r"(?<=[\d.]) (?=\d{2}:?\d{2}$)")  # “+02:00” arrives as “ 02:00” when it was not encoded


def named(relation: str, text: str) -> Q:
    """Return the condition that the row at `relation` has this UUID or this slug (its address)."""
    prefix = f"{relation}__" if relation else ""
    try:
        return Q(**{f"{prefix}uuid": UUID(text)})
    except ValueError:
        return Q(**{f"{prefix}slug": text})


class RowFilter(CharFilter):
    """Rows that belong to another row, named by its UUID or its slug; an unknown one gives an empty list."""

    def __init__(self, *relations: str, what: str) -> None:
        super().__init__(max_length=200, help_text=f"The {what}: its UUID or its slug.")
        self.relations = relations

    def filter(self, qs: Any, value: Any) -> Any:
        """Keep what belongs to it along one of the relations; by subquery, so that no row comes twice."""
        if value in EMPTY_VALUES:
            return qs
        rows = qs.model._base_manager.order_by()
        belongs = (Q(pk__in=rows.filter(named(relation, value)).values("pk")) for relation in self.relations)
        return qs.filter(reduce(or_, belongs))


class MomentField(IsoDateTimeField):
    """A date or a moment in ISO 8601; without an offset it is the city's own time."""

    def to_python(self, value: Any) -> datetime | None:
        """Return the moment."""
        text = PLUS_LOST.sub("+", str(value or "").strip())
        if not text:
            return None
        try:
            moment = parse_datetime(text)
            day = None if moment else parse_date(text)
            if day is not None:
                moment = datetime(day.year, day.month, day.day)
            if moment is not None and EARLIEST <= moment.year <= LATEST:
                return make_aware(moment) if is_naive(moment) else moment
        except (ValueError, OverflowError):
            pass
        raise ValidationError(_("Write a moment as 2026-11-24 or 2026-11-24T09:00:00+01:00."))


class MomentFilter(CharFilter):
    """Rows that changed at or after a moment."""

    field_class = MomentField
