"""The journey follows to the pages it links to: open for who came from it, closed for everyone else."""

import pytest
from django.core.cache import cache
from django.test import Client

from cms.site.models import HomePage, InfoPage
from tests.factories import make_product
from tests.journeys.pages.factories import make_journey, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def product():
    return make_product(title="Reispas", slug="reispas")


@pytest.fixture
def journey(product):
    return make_journey(
        step("Eerst", make_product(title="Ander", slug="ander"), key="eerst"), step("Pas", product, key="pas"),
        step("Slot", product, key="slot"), title="Ik verhuis", slug="verhuis",
    )  # fmt: skip


def get(query="", path="/producten/reispas/", client=None):
    return (client or Client()).get(f"{path}{query}").content.decode()


def test_from_the_journey_it_is_open_at_the_step(journey):
    html = get("?reis=verhuis.pas")
    assert "Stap 2 van 3: Pas" in html
    assert 'rel="prev" href="/klantreizen/verhuis/#stap-eerst"' in html
    assert 'rel="next" href="/klantreizen/verhuis/#stap-slot"' in html
    assert "<details open>" in html
    assert '<li value="2" aria-current="step">' in html
    assert '<strong aria-current="page">Reispas</strong>' in html


def test_from_elsewhere_it_is_closed_and_nobody_is_somewhere(journey):
    html = get()
    assert "<summary>Ik verhuis</summary>" in html
    assert "<details open>" not in html
    assert "journey-bar" not in html
    assert "aria-current" not in html.split('class="journeys-around"')[1].split("</nav>")[0]


def test_other_journeys_are_links(journey, product):
    make_journey(step("Ook", product, key="ook"), title="Ik studeer", slug="studeer")
    around = get("?reis=verhuis.pas").split('class="journeys-around"')[1].split("</nav>")[0]
    assert around.count("<details") == 1
    assert '<a href="/klantreizen/studeer/#stap-ook">Ik studeer</a>' in around


def test_a_page_that_no_step_names_still_knows_where_its_reader_is(journey):
    make_product(slug="omweg")
    html = get("?reis=verhuis.pas", "/producten/omweg/")
    assert "Stap 2 van 3: Pas" in html


def test_a_question_keeps_the_journey(journey, product):
    assert f'href="/vraag/{product.uuid}/?reis=verhuis.pas"' in get("?reis=verhuis.pas")
    assert f'href="/vraag/{product.uuid}/"' in get()


def test_the_canonical_address_is_without_it(journey):
    html = get("?reis=verhuis.pas")
    line = next(line for line in html.splitlines() if 'rel="canonical"' in line)
    assert "reis=" not in line


def test_an_information_page_too(journey):
    info = HomePage.objects.get().add_child(instance=InfoPage(title="Uitleg", slug="uitleg", body="<p>Zo.</p>"))
    info.save_revision().publish()
    assert "Stap 2 van 3: Pas" in get("?reis=verhuis.pas", "/uitleg/")


def test_made_up_values_do_not_fill_the_cache(journey, django_assert_max_num_queries):
    get("?reis=verhuis.pas")
    with django_assert_max_num_queries(1):
        assert "Stap 2 van 3" in get("?reis=verhuis.pas")
    kept = len(cache._cache)
    for value in ("verhuis.weg", "x.y", "%00", "verhuis.pas.x"):
        assert "journey-bar" not in get(f"?reis={value}")
    assert len(cache._cache) == kept


def test_a_new_title_is_on_the_next_page(journey):
    get("?reis=verhuis.pas")
    journey.title = "Ik kom hier wonen"
    journey.save_revision().publish()
    assert "Ik kom hier wonen" in get("?reis=verhuis.pas")
