"""What people find, in which order, and what never breaks it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from catalogue.products.models import Audience
from catalogue.search import find
from tests.factories import catalogue_section, make_product, make_theme

pytestmark = pytest.mark.django_db


def titles(query, **options):
    """The products that are found, in order; an empty city has pages of its own."""
    hits = find(query, page_size=100, **options).items
    return [hit.document.title for hit in hits if hit.document.kind == "product"]


def test_all_words_come_before_some_and_titles_before_text():
    make_product(title="Rijbewijs kwijt")
    make_product(title="Internationaal rijbewijs aanvragen")
    make_product(title="Bromfiets", description="Voor een bromfiets heb je een rijbewijs nodig, dat moet je aanvragen.")
    assert titles("rijbewijs aanvragen") == ["Internationaal rijbewijs aanvragen", "Bromfiets", "Rijbewijs kwijt"]


@pytest.mark.parametrize("query", ["PASPOORT", "pàspóórt", "pasp", "hoe vraag ik een paspoort aan", "paspoort?!"])
def test_case_accents_beginnings_and_sentences_do_not_matter(query):
    make_product(title="Paspoort")
    assert titles(query) == ["Paspoort"]


@pytest.mark.parametrize(("query", "title"), [("pasport", "Paspoort"), ("rijbewjis", "Rijbewijs")])
def test_a_misspelt_word_finds_what_is_spelt_like_it(query, title):
    make_product(title=title)
    make_product(title="Huisvuil")
    found = find(query)
    assert [hit.document.title for hit in found.items] == [title]
    assert found.corrected or not found.sure


def test_a_product_number_comes_first():
    make_product(title="Iets met 4711 in de titel", product_number="9")
    wanted = make_product(title="Anders", product_number="4711")
    assert titles("4711")[0] == wanted.title


def test_keywords_conditions_and_other_parts_are_found():
    make_product(
        title="Identiteitskaart",
        keywords="eid, pas",
        costs=[("cost", {"title": "Spoed", "text": "<p>Met <b>zilverling</b></p>", "amount": None, "checked": None})],
    )
    assert titles("eid") == titles("zilverling") == ["Identiteitskaart"]


def test_a_note_for_colleagues_finds_nothing_for_the_public_not_even_misspelt():
    make_product(title="Attest", agent_note="Vraag naar dossier kwikzilver")
    for query in ("kwikzilver", "kwikzilvr", "dossier kwikzilver"):
        assert titles(query) == []
    assert titles("kwikzilver", agent=True) == ["Attest"]
    assert titles("attest", agent=True) == ["Attest"]


def test_a_word_from_the_note_changes_no_order_for_the_public():
    pages = [make_product(title=f"Attest {letter}") for letter in "bcd"]
    before = titles("attest kwikzilver")
    pages[-1].agent_note = "kwikzilver kwikzilver"
    pages[-1].save_revision().publish()
    assert titles("attest kwikzilver") == before
    assert titles("attest kwikzilver", agent=True)[0] == pages[-1].title


def test_theme_and_audience_narrow():
    theme, other = make_theme(), make_theme()
    audience = Audience.objects.create(name="Verenigingen")
    first = make_product(title="Subsidie sport", theme=theme)
    second = make_product(title="Subsidie cultuur", theme=other, more_themes=[theme], audiences=[audience])
    make_product(title="Subsidie jeugd", theme=other)
    assert set(titles("subsidie", theme=theme)) == {first.title, second.title}
    assert titles("subsidie", theme=theme.pk, audience=audience) == [second.title]


def test_pages_of_results_do_not_overlap_and_count_everything():
    for number in range(7):
        make_product(title=f"Vergunning {number}")
    pages = [find("vergunning", page=page, page_size=3, kind="product") for page in (1, 2, 3, 4)]
    assert [len(page.items) for page in pages] == [3, 3, 1, 0]
    assert len({hit.document.pk for page in pages for hit in page.items}) == 7
    assert {(page.total, page.pages) for page in pages} == {(7, 3)}


def test_a_page_closed_to_the_public_is_not_found_by_it():
    page = make_product(title="Besloten")
    PageViewRestriction.objects.create(page=catalogue_section(), restriction_type=PageViewRestriction.LOGIN)
    assert titles("besloten") == []
    assert titles("besloten", agent=True) == [page.title]


@pytest.mark.usefixtures("passport")
class TestAnythingTyped:
    @pytest.mark.parametrize(
        "query",
        [
            "", "   ", "\x00", "'", "''", "\\", "a' | b:*", "<->", "!!!", "(((", "*:*", "%_%", "' OR 1=1 --",
            "'; DROP TABLE x; --", "😀😀", "a" * 10_000, "rijbewijs " * 1_000, "\ud800", "\u202e\u0000paspoort",
            "&|!()", "١٢٣ ﷽ ǅ ß ﬁ", "$1 %s {0}", "-" * 500,
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("agent", [False, True])
    def test_hostile_questions_are_only_questions(self, query, agent):
        found = find(query, agent=agent)
        assert found.total == len(found.items) < 5

    @pytest.mark.parametrize(("page", "size"), [(0, 0), (-5, -5), (10**9, 10**9)])
    def test_odd_page_numbers_are_put_right(self, page, size):
        found = find("paspoort", page=page, page_size=size)
        assert found.total == 1
        assert 1 <= found.page_size <= 100


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=80), agent=st.booleans())
def test_any_text_is_a_question(query, agent):
    assert find(query, agent=agent).total >= 0


@pytest.mark.parametrize("number", [3, 30])
def test_seven_queries_however_many_rows(number, django_assert_max_num_queries):
    for n in range(number):
        make_product(title=f"Paspoort {n}")
    find("iets anders")  # reads the word lists
    with django_assert_max_num_queries(7):
        assert len([item.document.full_url for item in find("paspoort", page_size=50).items]) == number
