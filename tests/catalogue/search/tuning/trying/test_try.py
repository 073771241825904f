"""Trying a query out, with a draft beside what is in force."""

import pytest
from django.urls import reverse

from catalogue.search.finding import find
from catalogue.search.models import Synonym, WordRule
from tests.factories import make_product, make_user

TRY, SAVE = "search_try", "search_try_save"


@pytest.fixture
def editor(client, db):
    client.force_login(make_user("editor"))
    return client


@pytest.fixture
def park(db):
    make_product(title="Zwemkaart kopen")
    return make_product(title="Recyclagepark bezoeken", agent_note="Zeg dat het wikkelding klaarligt.")


def ask(client, **data):
    return client.get(reverse(TRY), data)


def lines(response, side):
    return [(line.document.title, line.move) for line in response.context["sides"][side].lines]


def test_a_draft_shows_what_would_move_and_changes_nothing(editor, park):
    response = ask(editor, q="ploemploem", said="ploemploem", meant="recyclagepark", way="")
    title, move = lines(response, 1)[0]
    assert (title, move in {"new", "up"}) == ("Recyclagepark bezoeken", True)
    assert [side.sure for side in response.context["sides"]] == [False, True]
    assert not Synonym.objects.exists()
    assert not find("ploemploem").sure


def test_the_live_side_is_what_the_site_finds_in_the_same_order(editor, park):
    response = ask(editor, q="recyclagepark")
    assert [line.document.pk for line in response.context["sides"][0].lines] == [
        hit.document.pk for hit in find("recyclagepark").items[:10]
    ]
    assert len(response.context["sides"]) == 1


def test_two_way_and_rules_take_part(editor, park):
    both = ask(editor, q="recyclagepark", said="zwemkaart", meant="recyclagepark", way="both")
    assert "Zwemkaart kopen" in [title for title, _move in lines(both, 1)]
    stop = ask(editor, q="zwemkaart recyclagepark", word="recyclagepark", rule="stop", other="")
    assert lines(stop, 1)[0][0] == "Zwemkaart kopen"
    assert not WordRule.objects.exists()


def test_it_is_saved_in_force_and_undone(editor, park):
    draft = {"q": "ploemploem", "said": "ploemploem", "meant": "recyclagepark", "way": ""}
    response = editor.post(reverse(SAVE), draft, follow=True)
    assert find("ploemploem").items[0].document.page_id == park.pk
    assert "ploemploem → recyclagepark" in response.content.decode()
    second = editor.post(reverse(SAVE), draft, follow=True)
    assert "bestaat al" in second.content.decode()
    assert Synonym.objects.count() == 1
    editor.post(reverse("search_try_undo"), {"q": "ploemploem"})
    assert not Synonym.objects.exists()
    assert editor.post(reverse("search_try_undo")).status_code == 302  # a second click


def test_one_wrong_row_keeps_all_from_being_saved(editor, park):
    data = {"q": "x", "said": ["ploemploem", "a"], "meant": ["recyclagepark", "???"], "way": ["", ""]}
    response = editor.post(reverse(SAVE), data, follow=True)
    assert not Synonym.objects.exists()
    assert 'aria-invalid="true"' in response.content.decode()


def test_words_of_the_note_only_in_the_view_of_colleagues(editor, park):
    public, colleagues = ask(editor, q="wikkelding"), ask(editor, q="wikkelding", view="agent")
    assert lines(colleagues, 0)[0][0] == "Recyclagepark bezoeken"
    points = {line.document.title: line.score for line in public.context["sides"][0].lines}
    assert points.get("Recyclagepark bezoeken", 0) < colleagues.context["sides"][0].lines[0].score


@pytest.mark.parametrize("meaning", ["", "no"])
def test_why_adds_up_to_the_score(editor, park, meaning):
    side = ask(editor, q="recyclagepark", meaning=meaning).context["sides"][0]
    pk = side.lines[0].document.pk
    response = ask(editor, q="recyclagepark", meaning=meaning, why=f"live:{pk}")
    line = response.context["sides"][0].lines[0]
    assert line.explanation.shown_total == pytest.approx(line.score)
    assert 'class="explanation"' in response.content.decode()


HOSTILE = ["x" * 10_000, "'; DROP TABLE--", "\x00\x01", "\u202e🙂", "<script>alert(1)</script>", ".*+?[", "   "]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_input_is_answered(editor, park, text):
    many = {"said": [text] * 50, "meant": [text] * 50, "word": [text] * 50, "rule": [text] * 50, "other": [text] * 50}
    response = ask(editor, q=text, why=text, engine=text, view=text, **many)
    assert response.status_code == 200
    assert "<script>alert(1)" not in response.content.decode()
    assert len(response.context["drafts"].synonyms) <= 10
    assert editor.post(reverse(SAVE), {"q": text} | many).status_code == 302
    assert not Synonym.objects.exists()


def test_before_a_query_it_says_what_to_do(editor):
    content = ask(editor).content.decode()
    assert "Typ wat mensen typen" in content


def test_as_many_queries_for_many_results_as_for_few(editor, park, django_assert_max_num_queries):
    for n in range(12):
        make_product(title=f"Recyclagepark {n}")
    ask(editor, q="recyclagepark")
    with django_assert_max_num_queries(30):
        ask(editor, q="recyclagepark", said="stort", meant="recyclagepark", way="")
