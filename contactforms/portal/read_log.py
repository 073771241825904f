"""Who looked at whom: the read log, narrowed by account, person, purpose and period.

What is typed (a name, an e-mail address, a phone number) is posted and turned into identifiers; only those stand in
the address of the list, so that it can be paged, kept and exported.
"""

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contactforms.portal.data_requests.finding import find
from contactforms.privacy.dossier import CUSTOMER, Dossier
from contactforms.privacy.holders import expand
from contactforms.privacy.models import Place, Purpose, ReadLogEntry
from contactforms.questions.models import Question
from contactforms.questions.references import clean_reference

THE_LOG_ITSELF = uuid.UUID(int=0)  # whose data is looked at when nobody in particular is asked for
MOST = 20  # people at once
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
KEY = re.compile(r"(?P<moment>\d{1,16})_(?P<pk>\d{1,18})", re.ASCII)  # microseconds, row


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class PeriodForm(forms.Form):
    """When and why."""

    purpose = forms.ChoiceField(
        label=_("Purpose"), required=False, choices=[("", _("every purpose")), *Purpose.choices]
    )
    since = _day(_("From"))
    until = _day(_("Until"))

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        data: dict[str, Any] = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if isinstance(since, date) and isinstance(until, date) and until < since:
            self.add_error("until", _("This day is before the first day."))
        return data


class LogForm(PeriodForm):
    """What someone types; always posted."""

    account = forms.CharField(label=_("Account or name of a colleague"), max_length=100, required=False)
    about = forms.CharField(
        label=_("Whose data: reference, e-mail or phone"),
        max_length=254,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ("about", "account", "purpose", "since", "until")

    def clean_account(self) -> AbstractUser | None:
        """Return the one account that is meant; with several, say which they are."""
        words = self.cleaned_data["account"].replace("\0", "").strip()
        if not words:
            return None
        found = _accounts(words)
        if not found:
            raise forms.ValidationError(_("No account is called that."))
        if len(found) > 1:
            names = ", ".join(sorted(account.get_username() for account in found[:8]))
            raise forms.ValidationError(_("Several accounts fit: %(names)s. Write one of them.") % {"names": names})
        return found[0]

    def clean_about(self) -> list[uuid.UUID]:
        """Return an identifier of each person who is meant; everyone who has this address or number."""
        words = self.cleaned_data["about"].strip()
        if not words:
            return []
        try:
            return [uuid.UUID(part) for part in words.split()][:MOST]
        except ValueError:
            pass
        found = [one.ref.uuid for one in find(words) if one.ref.kind == CUSTOMER]
        if found:
            return found
        if Question.objects.filter(reference=clean_reference(words)).exists():
            raise forms.ValidationError(_("No person is kept with this question any more."))
        raise forms.ValidationError(_("Nobody is kept with this. A reference looks like 7K4M-9QXD."))

    @property
    def address(self) -> str:
        """Return the query string of the list that a valid form asks for: identifiers and days, no words."""
        asked = self.cleaned_data
        account = asked["account"]
        parts: list[tuple[str, Any]] = [("about", person) for person in asked["about"]]
        parts += [("account", account.pk)] if account else []
        parts += [(name, asked[name]) for name in ("purpose", "since", "until") if asked[name]]
        return urlencode(parts)


class AddressForm(PeriodForm):
    """The same as it stands in an address: identifiers."""

    account: forms.ModelChoiceField = forms.ModelChoiceField(queryset=None, required=False)
    about = forms.CharField(required=False)

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query)
        self.fields["account"].queryset = get_user_model().objects.all()  # type: ignore[attr-defined]
        self.people = query.getlist("about")[:MOST]

    def clean_about(self) -> list[uuid.UUID]:
        """Return the identifiers, also of who asked the question with this reference."""
        people = []
        for text in filter(None, self.people):
            try:
                people.append(uuid.UUID(text))
            except ValueError:
                asked = Question.objects.filter(reference=clean_reference(text), customer__isnull=False)
                people += asked.values_list("customer__uuid", flat=True)
                if not people:
                    raise forms.ValidationError(_("Nobody is kept with this question.")) from None
        return people

    def as_typed(self) -> LogForm:
        """Return the form to change what is asked, filled in."""
        asked = getattr(self, "cleaned_data", {})
        typed = {name: self.data.get(name, "") for name in ("purpose", "since", "until")}
        if account := asked.get("account"):
            typed["account"] = account.get_username()
        typed["about"] = " ".join(self.people)
        if not self.is_valid():
            return LogForm(typed)
        return LogForm(initial=typed)


@dataclass(frozen=True, slots=True)
class Look:
    """One row of the log; `references` are the questions of the person who was looked at."""

    entry: ReadLogEntry
    references: list[str]


def found(form: AddressForm, after: str = "") -> QuerySet[ReadLogEntry]:
    """Return the looks that a valid form asks for, the latest first; with `after` (a key), those before that look.

    Each way to ask has an index in the order of the list, however many rows there are.
    """
    asked = form.cleaned_data
    entries = ReadLogEntry.objects.select_related("actor").order_by("-at", "-pk")
    if asked["account"]:
        entries = entries.filter(actor_id=asked["account"].pk)
    if asked["about"]:
        whole = expand(Dossier.of(CUSTOMER, asked["about"]))
        entries = entries.filter(subject_uuid__in=sorted(whole.all_uuids))
    if asked["purpose"]:
        entries = entries.filter(purpose=asked["purpose"])
    if asked["since"]:
        entries = entries.filter(at__gte=_midnight(asked["since"]))
    if asked["until"]:
        entries = entries.filter(at__lt=_midnight(asked["until"] + timedelta(days=1)))
    if key := KEY.fullmatch(after):
        at = EPOCH + timedelta(microseconds=int(key["moment"]))
        entries = entries.filter(Q(at__lt=at) | Q(pk__lt=int(key["pk"])), at__lte=at)
    return entries


def key_of(entry: ReadLogEntry) -> str:
    """Return where a look stands in the list."""
    return f"{(entry.at - EPOCH) // timedelta(microseconds=1)}_{entry.pk}"


def with_references(entries: Iterable[ReadLogEntry]) -> list[Look]:
    """Add the references of the questions (1 query)."""
    entries = list(entries)
    references: dict[uuid.UUID, list[str]] = {}
    pairs = Question.objects.filter(customer__uuid__in={entry.subject_uuid for entry in entries})
    for person, reference in pairs.values_list("customer__uuid", "reference"):
        references.setdefault(person, []).append(reference)
    return [Look(entry, references.get(entry.subject_uuid, [])) for entry in entries]


def note_look_at_log(actor: AbstractUser, form: AddressForm, place: Place) -> None:
    """Write down that someone read the log, and about whom: looking at the lookers is a look too."""
    asked = form.cleaned_data if form.is_valid() else {}
    names = ", ".join(name for name in ("about", "account", "purpose", "since", "until") if asked.get(name))
    ReadLogEntry.objects.bulk_create(
        [
            ReadLogEntry(
                actor_id=actor.pk,
                subject_type="read log",
                subject_uuid=person,
                purpose=Purpose.AUDIT,
                place=place,
                fields=names,
            )
            for person in asked.get("about") or [THE_LOG_ITSELF]
        ]
    )


def _accounts(words: str) -> list[AbstractUser]:
    """Return the account with this user name, else those whose names hold all the words."""
    accounts = get_user_model().objects.all()
    exact = list(accounts.filter(username=words))
    if exact:
        return exact  # type: ignore[return-value]
    fits = Q()
    for word in words.split():
        fits &= Q(username__icontains=word) | Q(first_name__icontains=word) | Q(last_name__icontains=word)
    return list(accounts.filter(fits)[:9])  # type: ignore[arg-type]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
