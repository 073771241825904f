"""The climb loaded once gives the answer that the climb of one page gives, for every shape of city."""

from itertools import product

import pytest

from catalogue.products.models import CatalogueSection, ProductPage
from catalogue.responsibility import LoadedClimb, responsible_for, with_claims
from tests.factories import catalogue_section, make_channel, make_product, make_service, make_theme

pytestmark = pytest.mark.django_db


def loaded():
    return with_claims(ProductPage.objects.order_by("pk"))


def make_city():
    """One page for each way of naming (an active, a merged, a closed service or none) on each level."""
    active, successor = make_service(), make_service()
    merged = make_service(active=False, successor=successor)
    closed = make_service(active=False)
    for service in (active, successor):
        make_channel(service)
        make_channel(service, public=False)
        make_channel(service, active=False)
    kinds = (None, active, merged, closed)
    themes = [make_theme(service=service) for service in kinds]
    chosen = list(successor.channels.all())[:1]
    for of_section in kinds:
        section = CatalogueSection(title=f"Rubriek {of_section}", responsible_service=of_section)
        catalogue_section().add_child(instance=section)
        for own, theme in product(kinds, themes):
            make_product(live=False, parent=section, responsible_service=own, theme=theme, channels=chosen)


def test_the_loaded_climb_answers_as_the_climb_of_one_page():
    make_city()
    climb = LoadedClimb.load()
    pages = list(loaded())
    assert len(pages) == 64
    for page in pages:
        assert responsible_for(page, climb=climb) == responsible_for(ProductPage.objects.get(pk=page.pk))


def test_the_loaded_climb_asks_nothing_a_page(django_assert_num_queries):
    make_city()
    with django_assert_num_queries(3):
        climb = LoadedClimb.load()
        answers = [responsible_for(page, climb=climb) for page in loaded()]
    assert len(answers) == 64
