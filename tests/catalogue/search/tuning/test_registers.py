"""Synonyms and word rules in the admin: previewed, in force at once, undone."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalogue.search import meaning, tuned
from catalogue.search.finding import find
from catalogue.search.models import Synonym, WordRule
from catalogue.search.tuned import in_force_now
from catalogue.search.tuning.drafts import with_draft
from catalogue.search.tuning.moving import Move, compare
from cms.accounts.roles import Role
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db
CREATE, INDEX = "/beheer/synoniemen/create/", "/beheer/synoniemen/"
PAIR = {"said": "flurk", "meant": "huisvuilzak", "two_way": "", "active": "on"}


@pytest.fixture(autouse=True)
def by_words_alone(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Words are what these rows change; likeness in meaning would find the pages anyway.

    The number of the settings goes back with each test's transaction, so what was read under it is dropped.
    """
    monkeypatch.setattr(tuned, "_cached", None)
    settings.SEARCH_MEANING = False
    meaning.encoder.cache_clear()
    meaning.meaning_of.cache_clear()
    yield
    meaning.encoder.cache_clear()
    meaning.meaning_of.cache_clear()


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(make_user(Role.EDITOR))
    return client


@pytest.fixture
def page() -> Any:
    make_product(title="Paspoort aanvragen", description="Een reispas.", short_answer="Aan de balie.")
    make_product(title="Zwalp melden", description="Over een zwalp.", short_answer="Bel ons.")
    return make_product(title="Huisvuilzak kopen", description="Voor restafval.", short_answer="In de winkel.")


def titles(query: str, *, agent: bool = True) -> list[str]:
    return [hit.document.title for hit in find(query, agent=agent).items]


def send(client: Client, address: str, **fields: str) -> Any:
    return client.post(address, {name: value for name, value in (PAIR | fields).items() if value})


def test_an_editor_adds_a_synonym_and_an_agent_finds_with_it_undone_it_is_gone(editor: Client, page: Any):
    assert "Huisvuilzak kopen" not in titles("flurk")
    assert send(editor, CREATE).status_code == 302
    assert titles("flurk")[0] == "Huisvuilzak kopen"
    assert titles("flurk", agent=False)[0] == "Huisvuilzak kopen"
    synonym = Synonym.objects.get()
    assert synonym.history.get().history_user.username.startswith("gebruiker")
    editor.post(f"/beheer/synoniemen/delete/{synonym.pk}/")
    assert "Huisvuilzak kopen" not in titles("flurk")


def test_what_was_deleted_is_put_back_in_force_with_its_history(editor: Client, page: Any):
    send(editor, CREATE)
    pk = Synonym.objects.get().pk
    answer = editor.post(f"/beheer/synoniemen/delete/{pk}/", follow=True)
    deleted = reverse("search_deleted", args=["synonym"])
    assert deleted in answer.content.decode()
    record = Synonym.history.filter(history_type="-").get()
    put_back = reverse("search_put_back", args=["synonym", record.history_id])
    assert put_back in editor.get(deleted).content.decode()
    assert editor.get(put_back).status_code == 405
    editor.post(put_back)
    assert Synonym.objects.get().pk == pk
    assert titles("flurk")[0] == "Huisvuilzak kopen"
    assert [step.history_type for step in Synonym.history.filter(id=pk)] == ["+", "-", "+"]
    assert put_back not in editor.get(deleted).content.decode()


def test_a_change_is_undone_from_the_history(editor: Client, page: Any):
    send(editor, CREATE)
    synonym = Synonym.objects.get()
    send(editor, f"/beheer/synoniemen/edit/{synonym.pk}/", meant="paspoort")
    assert titles("flurk")[0] == "Paspoort aanvragen"
    first = synonym.history.last()
    html = editor.get(f"/beheer/synoniemen/history/{synonym.pk}/").content.decode()
    assert reverse("search_put_back", args=["synonym", first.history_id]) in html
    assert reverse("search_put_back", args=["synonym", synonym.history.first().history_id]) not in html  # is now
    editor.post(reverse("search_put_back", args=["synonym", first.history_id]))
    assert titles("flurk")[0] == "Huisvuilzak kopen"


def test_what_is_there_anew_is_not_put_back_twice(editor: Client):
    send(editor, CREATE)
    Synonym.objects.get().delete()
    send(editor, CREATE)
    record = Synonym.history.filter(history_type="-").get()
    answer = editor.post(reverse("search_put_back", args=["synonym", record.history_id]), follow=True)
    assert "Dit synoniem bestaat al." in answer.content.decode()
    assert Synonym.objects.count() == 1


WRONG = [
    ({"said": ""}, "said"),
    ({"meant": ""}, "meant"),
    ({"said": "!!!"}, "said"),
    ({"said": "huisvuilzakken"}, "meant"),
    ({"said": "stort, park"}, "said"),
    ({"said": "x" * 121}, "said"),
    ({"said": "  OUD ", "meant": "nieuw"}, "said"),
    ({"said": "nieuw", "meant": "oud"}, "meant"),
]


@pytest.mark.parametrize(("fields", "where"), WRONG, ids=str)
def test_what_is_wrong_stands_in_dutch_beside_its_field(editor: Client, fields: dict[str, str], where: str):
    Synonym(said="oud", meant="nieuw").save()
    answer = send(editor, CREATE, **fields)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [where]
    words = answer.context["form"].errors[where][0]
    assert words in answer.content.decode()
    assert not set(words.split()) & {"This", "Write", "The", "field"}
    assert Synonym.objects.count() == 1


def test_a_chain_that_comes_back_is_fine(editor: Client, page: Any):
    for said, meant in (("flurk", "plof"), ("plof", "knal"), ("knal", "flurk")):
        assert send(editor, CREATE, said=said, meant=meant).status_code == 302
    assert titles("flurk") == titles("flurk")


def test_the_desk_fills_the_form(editor: Client):
    form = editor.get(CREATE + "?said=vuilzak&meant=huisvuilzak&id=9&pk=9").context["form"]
    assert (form["said"].value(), form["meant"].value(), form["active"].value()) == ("vuilzak", "huisvuilzak", True)


def test_the_preview_says_what_moves_and_saves_nothing(editor: Client, page: Any):
    fragment = reverse("search_preview", args=["synonym"])
    html = editor.get(fragment, {"said": "flurk", "meant": "huisvuilzak", "active": "on"}).content.decode()
    assert "Huisvuilzak kopen" in html
    assert "+</span> nieuw" in html  # a sign and a word, besides the colour
    assert "1 nieuwe pagina" in html
    assert not Synonym.objects.exists()
    assert "Huisvuilzak kopen" not in titles("flurk")
    # The way without a script: the same form, with what was typed, and nothing saved
    answer = send(editor, CREATE, preview="1")
    assert answer.status_code == 200
    assert "+</span> nieuw" in answer.content.decode()
    assert answer.context["form"]["said"].value() == "flurk"
    assert not Synonym.objects.exists()
    answer = send(editor, CREATE, preview="1", said="")
    assert list(answer.context["form"].errors) == ["said"]


def test_the_preview_takes_another_query_and_what_is_not_in_use(editor: Client, page: Any):
    fragment = reverse("search_preview", args=["synonym"])
    asked = {"said": "flurk", "meant": "huisvuilzak", "active": "on", "try_with": "Waar koop ik een flurk?"}
    assert "Waar koop ik een flurk?" in editor.get(fragment, asked).content.decode()
    del asked["active"]
    assert "verschuift er niets" in editor.get(fragment, asked).content.decode()


@pytest.mark.parametrize("said", ["", "!!!", "\0", "a" * 10_000, "'; DROP TABLE x; --", "\u202eabc", "<script>"])
def test_the_preview_of_anything_answers(editor: Client, page: Any, said: str):
    fragment = reverse("search_preview", args=["synonym"])
    answer = editor.get(
        fragment, {"said": said, "meant": "paspoort", "active": "on", "row": "9" * 30, "try_with": said}
    )
    assert answer.status_code == 200
    assert "<script" not in answer.content.decode()
    assert editor.get(reverse("search_preview", args=["user"])).status_code == 404


def test_editing_compares_with_the_row_as_it_is_saved(page: Any):
    synonym = Synonym(said="flurk", meant="huisvuilzak")
    synonym.save()
    synonym.meant = "paspoort"
    moves = compare("flurk", in_force_now(), with_draft(synonym))
    assert [(line.title, line.move) for line in moves.now] == [("Huisvuilzak kopen", Move.GONE)]
    assert [(line.title, line.move) for line in moves.draft] == [("Paspoort aanvragen", Move.NEW)]


def test_two_lists_say_where_each_line_comes_from_and_goes_to():
    for number in range(3):
        make_product(title=f"Nummer {number}", description="Bij de flurk.")
    make_product(title="Huisvuilzak", description="Dit is een veel langere uitleg, en ook die gaat over de flurk.")
    moves = compare("flurk", in_force_now(), with_draft(Synonym(said="flurk", meant="huisvuilzak")))
    now = {line.title: line for line in moves.now}
    draft = {line.title: line for line in moves.draft}
    assert now.keys() == draft.keys()
    for title, line in draft.items():
        assert (line.other, now[title].other) == (now[title].place, line.place)
    assert draft["Huisvuilzak"].move is Move.UP
    assert Move.DOWN in {line.move for line in moves.draft}


def test_a_preview_costs_a_few_queries_however_many_rows(page: Any):
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            compare("flurk", in_force_now(), with_draft(Synonym(said="flurk", meant="huisvuilzak")))
        return len(captured)

    cost()  # what changed since is read once
    few = cost()
    for number in range(12):
        make_product(title=f"Huisvuilzak {number}")
        Synonym(said=f"woord{number}", meant="huisvuilzak").save()
    cost()
    assert cost() == few <= 12


RULES = [
    ({"word": "zwalp", "kind": "stop"}, "zwalp huisvuilzak", "Zwalp melden", False),
    ({"word": "flurk", "kind": "same", "other": "huisvuilzak"}, "flurk", "Huisvuilzak kopen", True),
    ({"word": "paspoor", "kind": "keep"}, "paspoor", "Paspoort aanvragen", False),
]


@pytest.mark.parametrize(("rule", "query", "title", "found"), RULES, ids=str)
def test_a_word_rule_is_previewed_and_in_force_at_once(
    editor: Client, page: Any, rule: dict[str, str], query: str, title: str, found: bool
):
    assert (title in titles(query)) is not found
    fragment = reverse("search_preview", args=["wordrule"])
    html = editor.get(fragment, {**rule, "active": "on", "try_with": query}).content.decode()
    assert ("nieuw</span>" if found else "verdwijnt</span>") in html
    assert editor.post("/beheer/woordregels/create/", {**rule, "active": "on"}).status_code == 302
    assert (title in titles(query)) is found
    WordRule.objects.get().delete()
    assert (title in titles(query)) is not found


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"word": "twee woorden", "kind": "stop"}, "word"),
        ({"word": "raar", "kind": "same"}, "other"),
        ({"word": "raar", "kind": "same", "other": "raar"}, "other"),
        ({"word": "oud", "kind": "stop"}, "word"),
        ({"word": "raar"}, "kind"),
    ],
    ids=str,
)
def test_a_wrong_word_rule_says_so_beside_its_field(editor: Client, fields: dict[str, str], where: str):
    WordRule(word="oud", kind="stop").save()
    answer = editor.post("/beheer/woordregels/create/", {**fields, "active": "on"})
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [where]


def test_a_stop_word_works_as_people_write_it(page: Any):
    WordRule(word="zwàlp", kind="stop").save()
    assert titles("zwalp huisvuilzak") == titles("huisvuilzak")
