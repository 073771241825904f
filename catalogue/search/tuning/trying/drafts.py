"""The draft synonyms and word rules that stand in the address of the screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from catalogue.search.models import Synonym, WordRule
from catalogue.search.tuned import Tuned, settings_of
from catalogue.search.tuning.admin.forms import SynonymForm, WordRuleForm

MOST_ROWS = 10
EMPTY = 1  # rows to write in, below those that are filled


class DraftSynonym(SynonymForm):
    """A synonym that is not saved yet."""

    class Meta:
        model = Synonym
        fields = ("said", "meant", "two_way")


class DraftRule(WordRuleForm):
    """A word rule that is not saved yet."""

    class Meta:
        model = WordRule
        fields = ("word", "kind", "other")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the form: what stands in it, and the form that checks it (None while it is empty)."""

    values: dict[str, str]
    form: forms.ModelForm | None

    @property
    def errors(self) -> dict[str, list[str]]:
        """What is wrong, by field."""
        return (
            {}
            if self.form is None
            else {name: [str(text) for text in texts] for name, texts in self.form.errors.items()}
        )


@dataclass(frozen=True, slots=True)
class Drafts:
    """All rows. Only those that are right take part."""

    synonyms: tuple[Row, ...]
    rules: tuple[Row, ...]

    @property
    def forms(self) -> list[forms.ModelForm]:
        """The forms of the filled rows."""
        return [row.form for row in (*self.synonyms, *self.rules) if row.form is not None]

    @property
    def right(self) -> list[Any]:
        """The unsaved rows that can be tried."""
        return [form.instance for form in self.forms if form.is_valid()]

    @property
    def are_right(self) -> bool:
        """There is a draft, and nothing is wrong with it."""
        return bool(self.forms) and len(self.right) == len(self.forms)

    def settings(self) -> Tuned:
        """Return the settings in force with the drafts as if they were saved (2 queries)."""
        rows = self.right
        return settings_of(
            [*(row for row in rows if isinstance(row, Synonym)), *Synonym.objects.filter(active=True)],
            [*(row for row in rows if isinstance(row, WordRule)), *WordRule.objects.filter(active=True)],
        )


def read(data: QueryDict) -> Drafts:
    """Return the rows in `data`: the n-th of each name together, at most ten of each, with an empty one at the end."""
    synonyms = _rows(data, {"said": "said", "meant": "meant", "way": "two_way"}, ("said", "meant"), DraftSynonym)
    rules = _rows(data, {"word": "word", "rule": "kind", "other": "other"}, ("word", "other"), DraftRule)
    return Drafts(tuple(synonyms), tuple(rules))


def _rows(
    data: QueryDict, names: dict[str, str], filled_by: tuple[str, ...], form: type[forms.ModelForm]
) -> Iterator[Row]:
    columns = {field: data.getlist(name)[:MOST_ROWS] for name, field in names.items()}
    filled = 0
    for place in range(max(map(len, columns.values()), default=0)):
        values = {field: column[place][:200] if place < len(column) else "" for field, column in columns.items()}
        if "two_way" in values:
            values["two_way"] = "on" if values["two_way"] == "both" else ""
        if any(values[name].strip() for name in filled_by):
            filled += 1
            yield Row(values, form(values))
    for _place in range(min(EMPTY, MOST_ROWS - filled)):
        yield Row(dict.fromkeys(names.values(), ""), None)
