"""The settings as they would be with a row that is still being written."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from catalogue.search.models import Synonym, WordRule
from catalogue.search.tuned import Tuned, settings_of

LONGEST = 200  # characters of a query that is tried
Row = Synonym | WordRule


def with_draft(draft: Row) -> Tuned:
    """Return the settings in force, with `draft` in the place of the row that it would replace (2 queries)."""
    synonyms: list[Any] = list(Synonym.objects.filter(active=True))
    rules: list[Any] = list(WordRule.objects.filter(active=True))
    rows = synonyms if isinstance(draft, Synonym) else rules
    rows[:] = [row for row in rows if row.pk != draft.pk] + ([draft] if draft.active else [])
    return settings_of(synonyms, rules)


def draft_in(model: type[Row], data: QueryDict | dict[str, Any], pk: int | None) -> Row | None:
    """Return the (unsaved) row that these fields of the form say; None when they say none yet."""
    draft = model(pk=pk, active=bool(data.get("active")))
    names = ("said", "meant") if isinstance(draft, Synonym) else ("word", "kind", "other")
    for name in names:
        setattr(draft, name, str(data.get(name) or "")[:LONGEST])
    if isinstance(draft, Synonym):
        draft.two_way = bool(data.get("two_way"))
    try:
        draft.clean_fields()
        draft.clean()
    except ValidationError:
        return None
    return draft


def first_try(draft: Row) -> str:
    """Return the query that shows best what a draft does."""
    return draft.said if isinstance(draft, Synonym) else draft.word
