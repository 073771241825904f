"""The climb as a condition in the query finds exactly the pages for which the climb names the service."""

import pytest

from catalogue.organisation.models import Service
from catalogue.products.models import CatalogueSection, ProductPage
from catalogue.responsibility import LoadedClimb, responsible_for
from catalogue.responsibility.asking import answered_by
from tests.catalogue.responsibility.test_climb import make_city
from tests.factories import catalogue_section, make_product, make_service

pytestmark = pytest.mark.django_db


def test_it_agrees_with_the_climb_for_every_page_and_service():
    make_city()
    climb = LoadedClimb.load()
    answers = {page.pk: responsible_for(page).service.pk for page in ProductPage.objects.all()}
    assert len(set(answers.values())) >= 3
    for service in Service.objects.all():
        found = answered_by(ProductPage.objects.all(), {service.pk}, climb).values_list("pk", flat=True)
        assert sorted(found) == sorted(pk for pk, answer in answers.items() if answer == service.pk)


def test_the_nearest_section_counts():
    outer, inner = make_service(), make_service()
    section = CatalogueSection(title="Buiten", responsible_service=outer)
    catalogue_section().add_child(instance=section)
    below = CatalogueSection(title="Binnen", responsible_service=inner)
    section.add_child(instance=below)
    page = make_product(parent=below, responsible_service=None, theme=None, live=False)
    pages, climb = ProductPage.objects.all(), LoadedClimb.load()
    assert list(answered_by(pages, {inner.pk}, climb)) == [page]
    assert not answered_by(pages, {outer.pk}, climb).exists()
    assert answered_by(pages, {outer.pk, inner.pk}, climb).count() == 1
