"""The forms of judging."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.search.tuning.judging.models import Judgement, Kind
from catalogue.search.tuning.judging.models.judgement import LONGEST_QUERY

LARGEST = 1_000_000  # bytes of a file
MOST_THINGS = 200  # rows on one screen


class JudgementForm(forms.ModelForm):
    """The query, who would type it, and a note."""

    class Meta:
        model = Judgement
        fields = ("query", "kind", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 2}), "query": forms.TextInput(attrs={"size": 60})}


def posted_grades(data: Any) -> dict[str, int]:
    """Return the grades of the rows of the screen, in their order; nonsense counts as no answer."""
    grades = {}
    for thing in data.getlist("thing")[:MOST_THINGS]:
        value = data.get(f"grade-{thing}", "")
        grades[thing] = int(value) if value in {"1", "2", "3"} else 0
    return grades


class ListForm(forms.Form):
    """What the list shows."""

    q = forms.CharField(label=_("Words in the query"), required=False, max_length=LONGEST_QUERY)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *Kind.choices])
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All")), ("open", _("not judged yet")), ("judged", _("judged"))],
    )


class ImportForm(forms.Form):
    """A file, or its lines."""

    file = forms.FileField(label=_("File"), required=False, help_text=_("A text file with tabs (.tsv), at most 1 MB."))
    text = forms.CharField(
        label=_("Or paste the lines"),
        required=False,
        max_length=LARGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "wrap": "off"}),
        help_text=_("On each line: number, tab, query, tab, product number:grade, product number:grade …"),
    )
    drop_unknown = forms.BooleanField(
        label=_("Leave pages out that we do not have, instead of refusing their line"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Read the file; one of both must be there."""
        data: dict[str, Any] = super().clean() or {}
        file = data.get("file")
        if file is not None:
            if file.size > LARGEST:
                self.add_error("file", _("This file is larger than 1 MB. Split it."))
            else:
                self._decode(file.read(), data)
        elif not data.get("text", "").strip() and not self.errors:
            self.add_error("file", _("Choose a file, or paste lines."))
        return data

    def _decode(self, raw: bytes, data: dict[str, Any]) -> None:
        encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        try:
            data["text"] = raw.decode(encoding)
        except UnicodeDecodeError:
            self.add_error("file", _("This is no text file in UTF-8. Save it as “text, UTF-8” and try again."))
