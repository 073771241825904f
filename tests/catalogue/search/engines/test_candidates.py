"""Both engines hand the ranker the same documents, and never what is not for who asks."""

import pytest
from wagtail.models import PageViewRestriction

from catalogue.products.models import Audience
from catalogue.search import find
from catalogue.search.engines import choosing
from catalogue.search.engines.elasticsearch import feeding
from tests.factories import catalogue_section, make_product, make_service, make_theme

pytestmark = pytest.mark.elasticsearch


@pytest.fixture(autouse=True, params=["not in memory", "in memory", "of many"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows are in memory, as in a web process, or not (yet), or are many: then the engine finds neighbours too."""
    if request.param == "in memory":
        request.getfixturevalue("in_memory")
    if request.param == "of many":
        monkeypatch.setattr(choosing, "FEW", 0)


def found(query, engine="elasticsearch", **options):
    results = find(query, engine=engine, page_size=100, **options)
    assert results.engine == engine or not results.question  # an empty question is asked of nobody
    return [item.document.title for item in results.items if item.document.kind == "product"]


QUERIES = [
    "paspoort", "rijbewjis", "kosten rijbewijs", "4711", "huisvuil ophaling", "wat doe ik als ik mijn pas kwijt ben",
    "", "!!!", "' OR 1=1 --", "*:* AND (", "a" * 5_000, "😀", "\x00\u202e", "_id:1", "names:paspoort",
]  # fmt: skip


def test_the_same_answers_in_the_same_order(index):
    for title in ("Paspoort", "Paspoort kwijt", "Rijbewijs", "Internationaal rijbewijs", "Huisvuil"):
        make_product(title=title, description=f"Wat {title} kost en wat je moet doen.", agent_note="Kijk in dossier 7.")
    make_product(title="Anders", product_number="4711")
    feeding.send()
    for query in QUERIES:
        for agent in (False, True):
            assert found(query, agent=agent) == found(query, "postgres", agent=agent), query


@pytest.fixture
def city(index):
    theme, other = make_theme(), make_theme()
    audience, service = Audience.objects.create(name="Verenigingen"), make_service()
    make_product(title="Subsidie sport", theme=theme, responsible_service=service)
    make_product(title="Subsidie cultuur", theme=other, more_themes=[theme], audiences=[audience])
    make_product(title="Subsidie jeugd", theme=other)
    feeding.send()
    return {"theme": theme.pk, "audience": audience.pk, "department": service.department_id}


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        (["theme"], {"Subsidie sport", "Subsidie cultuur"}),
        (["theme", "audience"], {"Subsidie cultuur"}),
        (["department"], {"Subsidie sport"}),
        (["department", "audience"], set()),
    ],
)
def test_filters_narrow(city, names, titles):
    options = {name: city[name] for name in names}
    assert set(found("subsidie", **options)) == titles == set(found("subsidie", "postgres", **options))


@pytest.mark.parametrize(("options", "number"), [({"kind": "product"}, 3), ({"kind": "x"}, 0), ({"language": "fr"}, 0)])
def test_kind_and_language_narrow(city, options, number):
    assert len(found("subsidie", **options)) == number


def test_a_word_of_a_note_finds_nothing_for_the_public(index):
    make_product(title="Attest", agent_note="Vraag naar dossier kwikzilver")
    feeding.send()
    for query in ("kwikzilver", "kwikzilvr", "dossier kwikzilver"):
        assert found(query) == []
    assert found("kwikzilver", agent=True) == ["Attest"]


def test_a_closed_page_is_not_found_by_the_public_not_even_before_the_index_knows(index):
    page = make_product(title="Besloten")
    feeding.send()
    assert found("besloten") == [page.title]
    PageViewRestriction.objects.create(page=catalogue_section(), restriction_type=PageViewRestriction.LOGIN)
    assert found("besloten") == []
    feeding.send()
    assert found("besloten") == []
    assert found("besloten", agent=True) == [page.title]
