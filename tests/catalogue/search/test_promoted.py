"""Best bets: which questions they fit, and which pages never stand there."""

import pytest
from django.contrib.auth.models import Group
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page, PageViewRestriction

from catalogue.search.promoted import MOST, best_bets
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def promote(words: str, page: Page | None = None, **fields: object) -> SearchPromotion:
    return SearchPromotion.objects.create(query=Query.get(words), page=page, **fields)


@pytest.mark.parametrize(
    ("promoted", "asked", "fits"),
    [
        ("rijbewijs", "rijbewijs", True),
        ("rijbewijs", "RIJBEWIJZEN", True),
        ("rijbewijs", "mijn rijbewijs", True),
        ("rijbewijs", "rijbewijs kwijt", False),
        ("rijbewijs kwijt", "ik ben mijn rijbewijs kwijt", True),
        ("rijbewijs kwijt", "kwijt rijbewijzen", True),
        ("rijbewijs kwijt", "rijbewijs", False),
        ("Één café", "een cafe", True),
        ("de", "de", True),
        ("rijbewijs", "", False),
        ("rijbewijs", "!?", False),
    ],
)
def test_which_questions_a_best_bet_fits(promoted: str, asked: str, fits: bool):
    page = make_product(title="Wat bovenaan moet")
    promote(promoted, page, description="Eerst dit.")
    assert [(bet.title, bet.url, bet.description) for bet in best_bets(asked)] == (
        [("Wat bovenaan moet", page.url, "Eerst dit.")] if fits else []
    )


def test_a_page_that_nobody_may_read_never_stands_there():
    hidden, removed, closed = make_product(live=False), make_product(), make_product()
    for page in (hidden, removed, closed):
        promote("afval", page)
    removed.unpublish()
    restriction = PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.first())
    assert best_bets("afval") == ()
    restriction.delete()
    assert [bet.url for bet in best_bets("afval")] == [closed.url]


def test_an_address_elsewhere_is_one_of_the_web():
    promote("fiets", external_link_url="https://fiets.example/", external_link_text="Fietsen")
    promote("fiets", external_link_url="javascript:alert(1)", external_link_text="Kwaad")
    assert [(bet.title, bet.url) for bet in best_bets("fiets")] == [("Fietsen", "https://fiets.example/")]


def test_the_longest_expression_comes_first_each_page_once_and_not_too_many():
    general, special = make_product(title="Algemeen"), make_product(title="Bijzonder")
    promote("groot huisvuil", general, sort_order=0)
    promote("groot huisvuil ophalen", special, sort_order=0)
    promote("groot huisvuil ophalen", general, sort_order=1)
    assert [bet.title for bet in best_bets("groot huisvuil laten ophalen")] == ["Bijzonder", "Algemeen"]
    for number in range(MOST + 2):
        promote("groot huisvuil", make_product(title=f"Nog {number}"), sort_order=number + 1)
    assert len(best_bets("groot huisvuil")) == MOST


def test_no_best_bets_cost_one_query_and_any_number_as_few(django_assert_num_queries):
    with django_assert_num_queries(1):
        best_bets("afval")
    for _number in range(4):
        promote("afval", make_product())
    with django_assert_num_queries(4):
        best_bets("afval")
