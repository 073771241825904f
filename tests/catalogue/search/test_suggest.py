"""Suggestions while typing: what, in which order, and for whom."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from catalogue.search.models import SearchDocument
from catalogue.search.suggest import MOST, Suggestion, suggestions
from tests.factories import make_product, make_service

pytestmark = pytest.mark.django_db


def texts(query, **options):
    return [one.text for one in suggestions(query, **options)]


def test_a_suggestion_has_a_name_an_address_and_a_kind():
    make_product(title="Rijbewijs aanvragen", slug="rijbewijs")
    make_service(name="Rijschool")
    assert set(suggestions("rij")) == {
        Suggestion("Rijbewijs aanvragen", "/producten/rijbewijs/", "product"),
        Suggestion("Rijschool", "/diensten/rijschool/", "service"),
    }


@pytest.mark.parametrize(
    "query",
    ["r", "rijb", "RIJB", "rïjb", "rijbewijs", "rijbewijzen", "kwijt", "rijbewijs kw", "kwijt rijb",
     "hoe vraag ik een rijb", "  rijb  ", "rijb!"],
)  # fmt: skip
def test_any_word_of_a_title_by_its_beginning(query):
    make_product(title="Rijbewijs kwijt")
    assert texts(query) == ["Rijbewijs kwijt"]


def test_accents_on_either_side_do_not_matter():
    make_product(title="Crèche zoeken")
    assert texts("creche") == texts("CRÈ") == ["Crèche zoeken"]


@pytest.mark.parametrize("query", ["vuilzak", "vuilz", "4711", "47"])
def test_keywords_and_numbers(query):
    make_product(title="Restafval", keywords="vuilzak, vuilbak", product_number="4711")
    assert texts(query) == ["Restafval"]


def test_titles_that_begin_so_come_before_titles_that_hold_it_before_keywords():
    make_product(title="Vignet", keywords="parkeren")
    make_product(title="Ergens parkeren")
    make_product(title="Parkeren")
    assert texts("park") == ["Parkeren", "Ergens parkeren", "Vignet"]


def test_what_is_used_most_comes_first():
    for number in range(3):
        make_product(title=f"Paspoort {number}")
    SearchDocument.objects.filter(title="Paspoort 2").update(popularity=0.9)
    assert texts("pasp")[0] == "Paspoort 2"


@pytest.mark.parametrize(
    ("query", "title"), [("rijbewjis", "Rijbewijs"), ("pasport", "Paspoort"), ("huisvui", "Huisvuil")]
)
def test_a_typing_error_is_forgiven_last(query, title):
    make_product(title=title)
    assert title in texts(query)


def test_another_name_for_it_is_understood_last():
    make_product(title="Recyclagepark bezoeken")
    assert texts("containerpark") == ["Recyclagepark bezoeken"]


def test_no_title_twice_and_no_more_than_asked():
    for number in range(12):
        make_product(title=f"Paspoort {number // 2}")
    found = texts("paspoort", limit=50)
    assert len(found) == len(set(found)) == 6 <= MOST
    assert len(texts("paspoort", limit=2)) == 2
    assert texts("paspoort", limit=0) == []


def test_closed_pages_and_notes_are_for_colleagues_at_most():
    page = make_product(title="Besloten", keywords="kwik")
    make_product(title="Attest", agent_note="kwikzilver")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for query in ("beslo", "kwik", "kwikz", "kwikzilvr"):
        assert texts(query) == []
    assert texts("beslo", agent=True) == ["Besloten"]


def test_what_was_unpublished_or_renamed_is_gone_at_once():
    page = make_product(title="Paspoort")
    page.title = "Reispas"
    page.save_revision().publish()
    assert (texts("pasp"), texts("reis")) == ([], ["Reispas"])
    page.unpublish()
    assert texts("reis") == []


@pytest.mark.parametrize(
    ("query", "most"), [("pasp", 1), ("paspoort 1", 1), ("pasport", 4), ("xyzzy", 4), ("", 0), ("?!", 0)]
)
def test_few_queries_however_many_rows(query, most, django_assert_max_num_queries):
    for number in range(12):
        make_product(title=f"Paspoort {number}")
    suggestions(query)
    with django_assert_max_num_queries(most):
        suggestions(query)


@pytest.mark.usefixtures("passport")
class TestAnythingTyped:
    @pytest.mark.parametrize(
        "query",
        ["\x00", "'", "''", "\\", "a' | b:*", ":*", "%", "_", "a%", "😀", "a" * 10_000, "a " * 5_000, "\ud800",
         "\u202erij", "' OR 1=1 --", "(a+)+$", "1'2'3'4"],
    )  # fmt: skip
    def test_hostile_beginnings_are_only_beginnings(self, query):
        assert len(texts(query)) <= MOST


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=60), agent=st.booleans(), limit=st.integers(-3, 20))
def test_any_text_is_a_beginning(query, agent, limit):
    assert len(suggestions(query, agent=agent, limit=limit)) <= MOST
