"""No table is forgotten, and what is named as personal is really emptied."""

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.db import models

from contactforms.privacy.dossier import CUSTOMER, Dossier
from contactforms.privacy.erasing import forget
from contactforms.privacy.holders import expand, holders
from contactforms.privacy.holders.forgotten import forgotten, text_fields, unknown
from contactforms.questions.models import Question
from tests.contactforms.privacy.everything import everything
from tests.factories import make_user


def test_every_text_field_stands_with_a_holder():
    assert forgotten() == []


def test_holders_name_only_fields_that_exist():
    assert unknown() == []


def test_a_field_that_nobody_names_is_found(monkeypatch):
    questions = next(holder for holder in holders() if holder.name == "questions")
    monkeypatch.setattr(type(questions), "personal", {"questions.Question": ("text",)})
    assert "questions.Question.answer" in forgotten()
    assert "questions.QuestionEvent.text" in forgotten()
    assert any(message.id == "privacy.W001" for message in run_checks())


def test_history_counts_as_what_it_follows():
    fields = list(text_fields())
    assert fields.count("customers.Customer.email") == 2, "the row and its history"


def test_the_lowest_layer_comes_first():
    names = [holder.name for holder in holders()]
    assert names == [
        "privacy", "outbox", "customers", "contacts", "transfers", "topics", "questions", "appointments", "searches",
    ]  # fmt: skip


@pytest.mark.django_db
def test_all_that_is_named_personal_is_emptied_history_too(settings):
    person = everything(settings)
    whole = expand(Dossier.of(CUSTOMER, [person.customer.uuid]))
    tables = [(model, fields) for holder in holders() for model, fields in holder.personal.items()]
    filled = {label: _filled(label, fields) for label, fields in tables}
    forget(whole, make_user("privacy_officer"))
    for label, fields in tables:
        assert filled[label], f"the world says nothing in {label}"
        for model in _with_history(label):
            for row in model._default_manager.all():
                kept = {name: value for name in fields if (value := getattr(row, name, None)) and not _safe(value)}
                assert kept == {}, (model, kept)
    assert not Question.objects.filter(erased_at=None).exists()


SAYS_NOTHING_OF_A_PERSON = {
    "due", "promise", "because", "service", "merged_from", "page", "topic", "audience", "contact", "from", "to",
    "by", "first_contact", "mail", "message", "version", "page_version", "appointment", "start", "end", "was", "way",
}  # fmt: skip


def _safe(value: object) -> bool:
    """A link nobody knows, what was chosen, and what an event says of dates and services."""
    if isinstance(value, str):
        return value.startswith("erased-")
    if isinstance(value, list):
        return all(answer["kind"] == "choice" for answer in value)
    if not isinstance(value, dict) or not set(value) <= SAYS_NOTHING_OF_A_PERSON or value.get("topic"):
        return False
    return "to" not in value or "from" in value  # from service to service; never where something was sent


def _filled(label: str, fields: tuple[str, ...]) -> bool:
    return any(getattr(row, name) for row in apps.get_model(label)._default_manager.all() for name in fields)


def _with_history(label: str) -> list[type[models.Model]]:
    model = apps.get_model(label)
    history = getattr(model, "history", None)
    return [model, *([history.model] if history is not None else [])]
