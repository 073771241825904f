"""Who looked at whom: the read log, narrowed by account, question or person, and period."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contactforms.privacy.models import Purpose, ReadLogEntry
from contactforms.questions.models import Question
from contactforms.questions.references import clean_reference

THE_LOG_ITSELF = uuid.UUID(int=0)  # whose data is looked at when nobody in particular is asked for


class LogForm(forms.Form):
    """What to look for."""

    account = forms.CharField(label=_("Account or name"), max_length=100, required=False)
    about = forms.CharField(label=_("Question or person"), max_length=40, required=False)
    purpose = forms.ChoiceField(
        label=_("Purpose"), required=False, choices=[("", _("every purpose")), *Purpose.choices]
    )
    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_about(self) -> uuid.UUID | None:
        """Return whose data is meant: by the person's identifier, or by the reference of their question."""
        text = self.cleaned_data["about"].strip()
        if not text:
            return None
        try:
            return uuid.UUID(text)
        except ValueError:
            pass
        question = Question.objects.filter(reference=clean_reference(text)).select_related("customer").first()
        if question is None:
            raise forms.ValidationError(_("No question has this reference. It looks like 7K4M-9QXD."))
        if question.customer is None:
            raise forms.ValidationError(_("No person is kept with this question any more."))
        return question.customer.uuid

    def clean(self) -> dict[str, object]:
        """Refuse a period that ends before it begins."""
        data: dict[str, object] = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if isinstance(since, date) and isinstance(until, date) and until < since:
            self.add_error("until", _("This day is before the first day."))
        return data


@dataclass(frozen=True, slots=True)
class Look:
    """One row of the log; `references` are the questions of the person who was looked at."""

    entry: ReadLogEntry
    references: list[str]


def found(form: LogForm) -> QuerySet[ReadLogEntry]:
    """Return the looks that a valid form asks for, the latest first."""
    asked = form.cleaned_data
    entries = ReadLogEntry.objects.select_related("actor").order_by("-pk")
    if asked["account"]:
        entries = entries.filter(actor__in=_accounts(asked["account"]))
    if asked["about"]:
        entries = entries.filter(subject_uuid=asked["about"])
    if asked["purpose"]:
        entries = entries.filter(purpose=asked["purpose"])
    if asked["since"]:
        entries = entries.filter(at__gte=_midnight(asked["since"]))
    if asked["until"]:
        entries = entries.filter(at__lt=_midnight(asked["until"] + timedelta(days=1)))
    return entries


def with_references(entries: Iterable[ReadLogEntry]) -> list[Look]:
    """Add the references of the questions (1 query)."""
    entries = list(entries)
    references: dict[uuid.UUID, list[str]] = {}
    pairs = Question.objects.filter(customer__uuid__in={entry.subject_uuid for entry in entries})
    for person, reference in pairs.values_list("customer__uuid", "reference"):
        references.setdefault(person, []).append(reference)
    return [Look(entry, references.get(entry.subject_uuid, [])) for entry in entries]


def note_look_at_log(actor: AbstractUser, form: LogForm, place: str) -> None:
    """Write down that someone read the log: looking at the lookers is a look too."""
    about = form.cleaned_data.get("about") if form.is_valid() else None
    asked = [name for name in form.fields if form.is_valid() and form.cleaned_data.get(name)]
    ReadLogEntry.objects.create(
        actor_id=actor.pk,
        subject_type="read log",
        subject_uuid=about or THE_LOG_ITSELF,
        purpose=Purpose.AUDIT,
        place=place,
        fields=", ".join(asked),
    )


def _accounts(words: str) -> QuerySet[AbstractUser]:
    fits = Q()
    for word in words.replace("\0", "").split():
        fits &= Q(username__icontains=word) | Q(first_name__icontains=word) | Q(last_name__icontains=word)
    return get_user_model().objects.filter(fits)  # type: ignore[return-value]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
