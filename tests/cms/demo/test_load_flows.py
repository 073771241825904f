"""Loading flows of the demo city into a database: published, found where they are, and safe to load again.

One flow and its part stand for all: that each could be published is tested without a database (`test_flows`), and
loading the whole city for the browser tests publishes every one.
"""

import pytest
from django.utils import timezone
from wagtail.models import Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from catalogue.organisation.models import Service
from catalogue.products.models import Audience
from cms.demo.files import read_each
from cms.demo.load import flows as loading
from cms.demo.load.flows import load_flows, parts_first
from cms.site.models import HomePage
from integrations.ipdc.services.indexing import indexed_later
from journeys.flows.engine import run
from journeys.flows.models import FlowPage, FlowSection, PlaceTable
from journeys.flows.places import area_of
from journeys.flows.services.loading import live_flow
from journeys.pages.models import JourneyPage, JourneySection
from tests.cms.demo.flow_files import SERVICES
from tests.factories import make_product, make_service, make_theme

LOADED = ["ingeschreven-in-hasselt", "welke-parkeerkaart"]


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> list[dict]:
    """Let the loader see these flows only."""
    chosen = [row for row in read_each("flows") if row["slug"] in LOADED]
    monkeypatch.setattr(loading, "read_each", lambda folder: chosen if folder == "flows" else read_each(folder))
    return chosen


@pytest.fixture
def services(db: None) -> dict[str, Service]:
    return dict.fromkeys(SERVICES, make_service())


@pytest.fixture
def sorts(rows: list[dict], services: dict[str, Service]) -> dict[str, dict]:
    """Make the products that these flows name, and return what they are sorted by."""
    theme, audience = make_theme(), Audience.objects.create(name="Wie test", slug="wie-test")
    named = {slug for row in rows for outcome in row["definition"]["outcomes"] for slug in outcome.get("products", [])}
    with indexed_later():
        for slug in sorted(named | {slug for row in rows for slug in row["for_products"]}):
            make_product(slug=slug, responsible_service=services["parkeren"], theme=theme)
        _begin_journey()
    return {
        "themes": {row["theme"]: theme for row in rows},
        "audiences": {slug: audience for row in rows for slug in row["audiences"]},
    }


def test_they_are_published_walked_and_loaded_once(services: dict[str, Service], sorts: dict[str, dict]) -> None:
    with disable_reference_index_auto_update(), indexed_later():
        load_flows(services, sorts)
        pages = {page.slug: page for page in FlowPage.objects.live().child_of(FlowSection.objects.get(slug="hulp"))}
        assert sorted(pages) == LOADED
        assert PlaceTable.objects.get(slug="parkeerzones").rows.count() > 60
        parking = pages["welke-parkeerkaart"]
        assert parking.offered_on.first().product.slug == "bewonerskaart-parkeren"
        assert _outcome(parking, "Maastrichterstraat 5") == "bewonerskaart"
        assert _outcome(parking, "3511 Kuringen") == "geen-zone"

        before = Revision.objects.count()
        load_flows(services, sorts)
        assert Revision.objects.count() == before, "nothing differs"


def _begin_journey() -> None:
    home = HomePage.objects.get()
    section = JourneySection(title="Klantreizen", slug="klantreizen")
    home.add_child(instance=section)
    section.add_child(instance=JourneyPage(title="Ik verhuis", slug="ik-verhuis-naar-hasselt", live=False))


def _outcome(page: FlowPage, street: str) -> str:
    flow = live_flow(page)
    assert flow is not None
    given = {"wie": ["bewoner"], "woonplaats.adres": ["ja"], "straat": [street], "auto": ["eigen"], "kaarten": ["0"]}
    position = run(flow.definition, given, areas=area_of, today=timezone.localdate())
    assert position.outcome is not None
    return position.outcome.key


def test_flows_that_ask_each_other_are_named() -> None:
    rows = [{"slug": one, "definition": {"questions": [{"part": other}]}} for one, other in (("a", "b"), ("b", "a"))]
    with pytest.raises(ValueError, match="a, b"):
        list(parts_first(rows))
