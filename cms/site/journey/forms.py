"""The list that someone makes of a journey: which steps, from which day, to which address."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from journeys.pages.steps import Step

AROUND = timedelta(days=3 * 366)


class ListForm(forms.Form):
    """Nothing of it is kept: a date gives a file, an address gives one mail."""

    stap = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": _("This step is no longer there.")}
    )
    dag = forms.DateField(
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write a date, for instance 1-12-2026.")},
    )
    mail = forms.EmailField(
        required=False,
        max_length=254,
        error_messages={"invalid": _("This is no e-mail address. Check it, for instance naam@voorbeeld.be.")},
    )

    def __init__(self, *args: Any, steps: tuple[Step, ...], action: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.action = action
        self.fields["stap"].choices = [(step.key, step.title) for step in steps]  # type: ignore[attr-defined]

    def clean_dag(self) -> date | None:
        """Refuse a day so far away that it is a typing error."""
        day: date | None = self.cleaned_data["dag"]
        if day and abs(day - timezone.localdate()) > AROUND:
            raise forms.ValidationError(_("This day is far away. Check the year."))
        return day

    def clean(self) -> dict[str, Any]:
        """Ask for what the chosen button needs."""
        data: dict[str, Any] = super().clean() or {}
        if not data.get("stap") and "stap" not in self.errors:
            self.add_error("stap", _("Tick at least one step."))
        if self.action == "mail" and not data.get("mail") and "mail" not in self.errors:
            self.add_error("mail", _("Write your e-mail address."))
        if self.action in {"dagen", "agenda"} and not data.get("dag") and "dag" not in self.errors:
            self.add_error("dag", _("Fill in the day from which we count."))
        return data
