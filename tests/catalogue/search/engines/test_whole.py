"""The catalogue in memory finds what the database finds, and never what is no longer so."""

from functools import partial

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from catalogue.products.models import ProductPage
from catalogue.search import find
from catalogue.search.engines import choosing, whole
from catalogue.search.engines.base import Filters, Wanted
from catalogue.search.engines.postgres import PostgresEngine
from catalogue.search.finding import ANY
from catalogue.search.knowledge import knowledge
from catalogue.search.meaning import meaning_of, no_meaning
from catalogue.search.models import SearchDocument
from tests.factories import make_product, make_service, make_theme

WORDS = ("paspoort", "rijbewijs", "huisvuil", "subsidi", "dossier", "4711", "kwikzilver", "zzz")


@pytest.fixture
def city(db) -> dict[str, ProductPage]:
    """Pages that share words in names, texts and notes; one is closed to the public."""
    service, theme = make_service(), make_theme()
    shared = {"responsible_service": service, "theme": theme}
    pages = {
        "passport": make_product(title="Paspoort", description="Geen rijbewijs.", **shared),
        "licence": make_product(title="Rijbewijs", agent_note="Dossier kwikzilver over huisvuil.", **shared),
        "waste": make_product(title="Huisvuil", description="Met subsidie en paspoort.", responsible_service=service),
        "number": make_product(title="Anders", product_number="4711", keywords="subsidies", **shared),
    }
    pages["note"] = make_product(title="Subsidie", agent_note="Dossier paspoort", responsible_service=service)
    PageViewRestriction.objects.create(page=pages["note"], restriction_type=PageViewRestriction.LOGIN)
    pages["note"].save_revision().publish()
    return pages


def wanted(tokens: tuple[str, ...], *, agent: bool = False, meaning: str = "", filters: Filters = ANY) -> Wanted:
    return Wanted(
        tokens={token: float(place + 1) for place, token in enumerate(tokens)},
        rare=tokens[:2],
        numbers=[token for token in tokens if token.isdigit()],
        meaning=partial(meaning_of, meaning) if meaning else no_meaning,
        agent=agent,
        filters=filters,
        limit=80,
    )


def in_step() -> whole.Whole | None:
    return whole.in_step(whole.state_now(), writes=knowledge().writes)


def in_the_database(asked: Wanted) -> set[int]:
    return set(PostgresEngine().found(asked))


def in_memory(asked: Wanted) -> set[int]:
    held = in_step()
    assert held is not None
    return {one.pk for one in held.candidates(asked)}


def change(page: ProductPage, what: str) -> None:
    if what == "unpublish":
        page.unpublish()
        return
    setattr(page, "title" if what in ("Paspoort", "Huisvuil") else "agent_note", what)
    page.save_revision().publish()


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["passport", "licence", "waste", "number", "note"]),
        st.sampled_from(["unpublish", "Paspoort", "Huisvuil", "Dossier zzz", ""]),
    ),
    max_size=3,
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES, asked=st.lists(st.sampled_from(WORDS), unique=True, max_size=4))
def test_it_finds_what_the_database_finds_whatever_was_changed(city, changes, asked):
    with transaction.atomic():
        whole.get_ready()
        for name, what in changes:
            change(ProductPage.objects.get(pk=city[name].pk), what)
        whole._whole.catch_up(whole.MOST)
        for agent in (False, True):
            for filters in (Filters(), Filters(theme=city["passport"].theme_id), Filters(kind="service")):
                for meaning in ("", "ik ben mijn pas kwijt"):
                    one = wanted(tuple(asked), agent=agent, meaning=meaning, filters=filters)
                    if meaning:  # the database's index of meanings is a good guess, and may leave some out
                        assert in_memory(one) >= in_the_database(one)
                    else:
                        assert in_memory(one) == in_the_database(one)
        transaction.set_rollback(True)


def test_what_was_rolled_back_is_not_found(city):
    with transaction.atomic():
        change(city["waste"], "Paspoort")
        whole.get_ready()
        transaction.set_rollback(True)
    assert in_step() is None  # this transaction writes: it may roll back as well
    assert [hit.document.title for hit in find("huisvuil", by_meaning=False).items][:1] == ["Huisvuil"]
    whole._whole.catch_up(whole.MOST)
    assert in_memory(wanted(("huisvuil",))) == in_the_database(wanted(("huisvuil",)))


def test_a_changed_page_takes_a_new_place_and_holes_are_closed(city, monkeypatch):
    whole.get_ready()
    held = whole._whole
    monkeypatch.setattr(whole, "MOST", (SearchDocument.objects.count() + 1) // 2)
    for title in ("Paspoort", "Huisvuil", "Paspoort"):
        change(city["waste"], title)
        held.catch_up(100)
    closed = held.without_holes()
    assert len(held._at) > len(closed._at) == SearchDocument.objects.count()
    assert closed.state == held.state
    assert closed.without_holes() is closed


def test_a_catalogue_that_is_too_large_stays_in_the_database(city, monkeypatch):
    monkeypatch.setattr(whole, "STATE", whole.STATE.replace(str(whole.MOST + 1), "5"))
    monkeypatch.setattr(whole, "MOST", 4)
    assert not whole.get_ready()
    assert in_step() is None


def test_another_database_is_another_catalogue(city):
    whole.get_ready()
    whole._whole.database = "another"
    assert in_step() is None


def test_it_asks_few_queries(city, in_memory_only):
    whole.get_ready()
    for query in ("paspoort", "ik ben mijn paspoort kwijt", "wat kost een rijbewijs"):
        find(query)
        with CaptureQueriesContext(connection) as asked:
            assert find(query).total
        assert len(asked) <= 2, [one["sql"][:100] for one in asked]


@pytest.fixture
def in_memory_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks the database for documents fails."""
    monkeypatch.setattr(choosing._postgres, "found", lambda _wanted: pytest.fail("asked the database"))


def titles(query: str) -> list[str]:
    return [hit.document.title for hit in find(query, by_meaning=False).items if hit.document.kind == "product"]


def test_what_others_commit_is_found_by_the_next_search(committed, in_memory_only, monkeypatch):
    page = make_product(title="Paspoort")
    make_product(title="Rijbewijs")
    whole.get_ready()
    assert titles("paspoort") == ["Paspoort"]
    change(page, "Huisvuil")
    assert (titles("huisvuil"), titles("paspoort")) == (["Huisvuil"], [])
    page.unpublish()
    assert titles("huisvuil") == []
    for title in ("Subsidie", "Subsidie voor sport", "Subsidie voor cultuur"):
        make_product(title=title)
    monkeypatch.undo()  # too much for one search: the database answers, and the memory follows
    monkeypatch.setattr(whole, "AT_ONCE", 2)
    assert in_step() is None
    assert len(titles("subsidie")) == 3
    while in_step() is None:
        pass
    monkeypatch.setattr(choosing._postgres, "found", lambda _wanted: pytest.fail("asked the database"))
    assert len(titles("subsidie")) == 3
