"""The explanation of a result says what the ranker did: its points are the score; no note is named to the public."""

from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from catalogue.search import explain as explaining
from catalogue.search import find, finding
from catalogue.search.explain import OTHER, explain
from catalogue.search.models import SearchDocument, Synonym
from catalogue.search.ranking.question import Because, Way
from catalogue.search.ranking.score import Part
from catalogue.search.tuned import in_force_now
from tests.factories import make_product

pytestmark = pytest.mark.django_db

QUESTIONS = [
    "huisvuilzak", "huis vuil zak", "huisvuil", "vuilzakken kopen", "huisvuulzak", "huisvuilz", "restafval",
    "mijn vuilbak is niet meegenomen", "zakken", "4711", "ploegbaas", "huisvuilzak ploegbaas xqzwv", "de het een",
    "Huisvuilzakken kopen", "kost een zak veel geld",
]  # fmt: skip


@pytest.fixture
def bags():
    page = make_product(
        title="Huisvuilzakken kopen",
        product_number="4711",
        keywords="vuilzak, restafval",
        description="Hier vind je officiële zakken voor je restafval en wat ze kosten.",
        short_answer="Je koopt ze in de winkel.",
        agent_note="Bel de ploegbaas als de zakken op zijn.",
    )
    make_product(title="Grofvuil laten ophalen", description="Voor wat niet in een zak past.")
    make_product(title="Winkel openen", description="Een winkel beginnen.")
    SearchDocument.objects.filter(page=page).update(popularity=0.4)
    return SearchDocument.objects.get(page=page)


@pytest.mark.parametrize("agent", [False, True])
def test_the_points_add_up_to_the_score_and_every_point_has_a_reason(bags, agent):
    for query in QUESTIONS:
        told = explain(query, bags, agent=agent)
        assert sum(line.points for line in told.lines) == pytest.approx(told.total, abs=1e-9), query
        assert OTHER not in {line.kind for line in told.lines}, query
        assert all(line.points > 0 and line.text for line in told.lines), query
        large = [line.points for line in told.lines if line.kind != "small"]
        assert large == sorted(large, reverse=True), query


@pytest.mark.parametrize("agent", [False, True])
def test_place_and_score_are_those_of_the_search(bags, agent):
    placed = 0
    for query in QUESTIONS:
        found = find(query, agent=agent, page_size=100)
        told = explain(query, bags, agent=agent)
        places = {hit.document.pk: (place, hit.score.total) for place, hit in enumerate(found.items, start=1)}
        assert told.found == found.total
        if bags.pk in places:
            placed += 1
            assert (told.place, told.total) == pytest.approx(places[bags.pk]), query
        else:
            assert told.place is None, query
    assert placed > len(QUESTIONS) / 2


def test_every_reason_that_the_ranker_knows_has_words(bags):
    question = finding.everything("zakken").ranker.question
    for because in Because:
        way = Way(("zak",), 1.0, because, "zak → huisvuilzak")
        lines = list(explaining._words(question, [Part(question.groups[0], way, 1.0, (1.0, 0, 0, 0, 0))], []))
        assert lines[0].text


@pytest.mark.parametrize(
    ("query", "kind", "text"),
    [
        ("huisvuilzak", "typed", "“huisvuilzak”, zoals het getypt is"),
        ("restafvalcontainer", "part", "een deel van “restafvalcontainer”"),
        ("huisvuil zakken", "joined", "“huisvuilzakken”, los geschreven in de vraag"),
        ("huisvuilzaken", "corrected", "“huisvuilzakken”, in plaats van “huisvuilzaken”"),
        ("pasaf", "editors", "synoniem van de redactie: pasaf → vuilzak"),
    ],
)
def test_each_way_of_matching_is_said_in_plain_words(bags, query, kind, text):
    if kind == "editors":
        Synonym.objects.create(said="pasaf", meant="vuilzak")
    lines = explain(query, bags, agent=False).lines
    assert text in {line.text for line in lines if line.kind == kind}


def test_the_word_list_is_named(bags):
    lines = [line for line in explain("vuilbak niet meegenomen", bags, agent=False).lines if line.kind == "thesaurus"]
    assert lines
    assert all(line.text.startswith("uit de woordenlijst: ") and "→" in line.text for line in lines)


def test_it_says_where_the_words_stand_and_how_the_page_writes_them(bags):
    line = next(line for line in explain("zak", bags, agent=False).lines if line.kind == "typed")
    assert {"titel", "zoekwoorden", "samenvatting"} <= set(line.where)
    assert "zakken" in line.written


def test_the_note_is_named_to_colleagues_only(bags):
    note = "notitie voor collega’s"
    for agent in (False, True):
        told = explain("ploegbaas zakken", bags, agent=agent)
        html = render_to_string("search/explanation.html", {"explanation": told})
        assert (note in html) is agent
        assert any(note in line.where for line in told.lines) is agent
        assert ("ploegbaas" in told.missing) is not agent
    forms = [form for line in explain("ploegbaasje zakken", bags, agent=False).lines for form in line.written]
    assert "ploegbaas" not in forms


def test_what_is_not_found_says_so(bags):
    told = replace(explain("zwembad", bags, agent=True), place=None)
    html = render_to_string("search/explanation.html", {"explanation": told})
    assert "Niet bij de resultaten" in html
    assert "zwembad" in told.missing


def test_a_draft_can_be_explained_before_it_is_saved(bags):
    draft = in_force_now().with_synonyms(Synonym(said="kliko", meant="vuilzak"))
    assert "editors" in {line.kind for line in explain("kliko", bags, agent=False, tuned=draft).lines}
    assert "editors" not in {line.kind for line in explain("kliko", bags, agent=False).lines}


def test_words_of_outside_stay_text(bags):
    told = explain("<script>alert(1)</script> zakken", bags, agent=True)
    assert "<script>" not in render_to_string("search/explanation.html", {"explanation": told})


def test_any_text_can_be_explained(bags):
    for query in ("", "\x00", "' OR 1=1 --", "a" * 10_000, "😀", "\u202e zakken"):
        assert explain(query, bags, agent=True).found >= 0
