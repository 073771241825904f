"""Find whose request it is: by the reference of a question, an e-mail address or a phone number. Never by guessing."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from phonenumber_field.phonenumber import to_python

from contactforms.contacts.models import Contact
from contactforms.customers.models import Customer
from contactforms.privacy.dossier import CONTACT, CUSTOMER, QUESTION, Dossier, Ref
from contactforms.privacy.holders import expand
from contactforms.privacy.models import ErasedRow
from contactforms.questions.models import Question
from contactforms.questions.references import clean_reference

MOST = 20
SHORTEST = 6  # digits of a phone number


class FindForm(forms.Form):
    """One field, sent by POST so that it stands in no address."""

    who = forms.CharField(
        label=_("Reference, e-mail or phone"),
        max_length=254,
        error_messages={"required": _("Write a reference, an e-mail address or a phone number.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


@dataclass(frozen=True, slots=True)
class Found:
    """Someone who may be meant: where they are found, all that is theirs, and when they asked something last."""

    ref: Ref
    whole: Dossier
    customers: list[Customer]
    questions: int
    latest: datetime | None


def find(words: str) -> list[Found]:
    """Return the people who fit, each once with all their rows; at most twenty."""
    found: list[Found] = []
    seen: set[Ref] = set()
    for ref in _refs(words):
        if ref in seen or len(found) == MOST:
            continue
        one = found_at(ref)
        seen |= one.whole.refs
        found.append(one)
    return found


def found_at(ref: Ref) -> Found:
    """Return the person or the nameless row to whom this belongs."""
    whole = expand(Dossier(frozenset([ref])))
    asked = Question.objects.filter(uuid__in=whole.uuids(QUESTION))
    customers = list(Customer.objects.filter(uuid__in=whole.uuids(CUSTOMER)).order_by("-created_at", "-pk"))
    return Found(ref, whole, customers, len(whole.uuids(QUESTION)), asked.aggregate(latest=Max("asked_at"))["latest"])


def exists(ref: Ref) -> bool:
    """Tell whether there is such a row."""
    model = {CUSTOMER: Customer, QUESTION: Question, CONTACT: Contact}.get(ref.kind)
    return model is not None and model._default_manager.filter(uuid=ref.uuid).exists()


def erased_before(words: str) -> ErasedRow | None:
    """Return the record of an erased question with this reference."""
    reference = clean_reference(words)
    return ErasedRow.objects.filter(reference=reference).select_related("erasure").first() if reference else None


def _refs(words: str) -> list[Ref]:
    words = words.replace("\0", "").strip()
    if "@" in words:
        return _customers(email__iexact=words)
    kept = Question.objects.filter(reference=clean_reference(words), erased_at__isnull=True)
    question = kept.select_related("customer").first()
    if question is not None:
        return [Ref(CUSTOMER, question.customer.uuid) if question.customer else Ref(QUESTION, question.uuid)]
    if sum(sign.isdigit() for sign in words) < SHORTEST:
        return []
    phone = to_python(words, region="BE")
    nameless = Contact.objects.filter(phone=phone, customer=None, erased_at=None).order_by("-pk")
    contacts = [Ref(CONTACT, uuid) for uuid in nameless.values_list("uuid", flat=True)[:MOST]]
    return [*_customers(phone=phone), *contacts]


def _customers(**fits: object) -> list[Ref]:
    rows = Customer.objects.filter(**fits).order_by("-created_at", "-pk")
    return [Ref(CUSTOMER, uuid) for uuid in rows.values_list("uuid", flat=True)[: MOST * 5]]
