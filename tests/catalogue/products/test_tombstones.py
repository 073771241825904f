"""Tombstones: every way of removing leaves one, no other way does, publishing takes it away."""

from typing import Any
from uuid import uuid4

import pytest
from wagtail.models import Page

from catalogue.organisation.models import content_version
from catalogue.products.models import CatalogueSection, ProductPage, Tombstone
from catalogue.products.tombstones import (
    living_successor,
    mark_gone,
    tombstone_for_path,
    tombstone_for_uuid,
)
from tests.factories import catalogue_section, make_product

pytestmark = pytest.mark.django_db


def found(page: Any) -> Tombstone | None:
    stone = tombstone_for_uuid(page.uuid)
    assert stone is None or tombstone_for_path(stone.path) == stone
    return stone


def test_unpublishing_leaves_address_title_and_identity() -> None:
    page = make_product(title="Fietsplaat", slug="fietsplaat")
    page.unpublish()
    stone = found(page)
    assert stone is not None
    assert (stone.path, stone.title, stone.successor) == ("/producten/fietsplaat/", "Fietsplaat", None)


@pytest.mark.parametrize("as_base", [False, True])
def test_deleting_leaves_one(as_base: bool) -> None:
    page = make_product()
    (Page.objects.get(pk=page.pk) if as_base else page).delete()
    assert found(page) is not None


def test_deleting_many_at_once_leaves_all() -> None:
    pages = [make_product() for _n in range(3)]
    Page.objects.filter(pk__in=[page.pk for page in pages]).delete()
    assert all(found(page) for page in pages)


def test_a_section_takes_its_products_along() -> None:
    section = CatalogueSection(title="Oud", slug="oud")
    catalogue_section().add_child(instance=section)
    page, draft = make_product(parent=section), make_product(parent=section, live=False)
    section.unpublish()
    assert found(section) is not None
    Page.objects.get(pk=section.pk).delete()
    assert found(page) is not None
    assert found(draft) is None


def test_a_draft_leaves_nothing() -> None:
    draft = make_product(live=False)
    draft.unpublish()
    draft.delete()
    assert found(draft) is None


def test_deleting_after_unpublishing_keeps_what_was_said() -> None:
    page, successor = make_product(slug="weg"), make_product()
    page.unpublish()
    mark_gone(page, successor)
    page.delete()
    stone = found(page)
    assert stone is not None
    assert (stone.path, stone.successor_id) == ("/producten/weg/", successor.pk)


def test_publishing_again_removes_it() -> None:
    page = make_product()
    page.unpublish()
    page.save_revision().publish()
    assert found(page) is None


def test_another_page_at_the_address_removes_it() -> None:
    page = make_product(slug="plek")
    page.delete()
    make_product(slug="plek")
    assert tombstone_for_path("/producten/plek/") is None


@pytest.mark.parametrize("path", ["/producten/weg/", "/producten/weg", "producten/weg"])
def test_a_path_is_found_however_it_is_written(path: str) -> None:
    make_product(slug="weg").delete()
    assert tombstone_for_path(path) is not None


def test_unknown_is_none() -> None:
    assert tombstone_for_path("/nooit/geweest/") is None
    assert tombstone_for_uuid(uuid4()) is None


def test_a_chain_of_successors_ends_at_the_living_one() -> None:
    first, second, third = (make_product() for _n in range(3))
    for page, successor in ((first, second), (second, third)):
        page.unpublish()
        mark_gone(page, successor)
    stone = found(first)
    assert stone is not None
    living = living_successor(stone)
    assert living is not None
    assert living.pk == third.pk


def test_successors_in_a_circle_end_nowhere() -> None:
    first, second = make_product(), make_product()
    for page in (first, second):
        page.unpublish()
    mark_gone(first, second)
    mark_gone(second, first)
    stone = found(first)
    assert stone is not None
    assert living_successor(stone) is None


def test_an_alias_is_succeeded_by_its_original() -> None:
    page = make_product()
    alias = page.create_alias(parent=catalogue_section(), update_slug="spiegel")
    alias.unpublish()
    stone = found(alias.specific)
    assert stone is not None
    assert stone.successor_id == page.pk


def test_a_deleted_successor_is_forgotten() -> None:
    page, successor = make_product(), make_product()
    page.unpublish()
    mark_gone(page, successor)
    successor.delete()
    stone = found(page)
    assert stone is not None
    assert stone.successor_id is None


def _publish(page: ProductPage) -> None:
    page.title = "Anders"
    page.save_revision().publish()


def _move(page: ProductPage) -> None:
    section = CatalogueSection(title="Elders", slug="elders")
    catalogue_section().add_child(instance=section)
    ProductPage.objects.get(pk=page.pk).move(CatalogueSection.objects.get(pk=section.pk), "last-child")


@pytest.mark.parametrize(
    "change",
    [_publish, _move, lambda page: page.unpublish(), lambda page: page.delete()],
    ids=["publish", "move", "unpublish", "delete"],
)
def test_every_change_of_what_readers_see_is_a_new_version(change: Any) -> None:
    page = make_product()
    before = content_version.current().number
    change(page)
    assert content_version.current().number > before


def test_saving_a_draft_is_no_new_version() -> None:
    page = make_product()
    before = content_version.current().number
    page.title = "Concept"
    page.save_revision()
    assert content_version.current().number == before
