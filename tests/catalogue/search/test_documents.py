"""A document lives as long as its page does, and says what the page says."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from catalogue.products.models import CatalogueSection, ProductPage
from catalogue.search import find
from catalogue.search.documents import index_pages
from catalogue.search.models import SearchDocument
from tests.factories import catalogue_section, make_product

pytestmark = pytest.mark.django_db


def found(query):
    return [item.document.title for item in find(query, kind="product").items]


def test_publishing_makes_it_found_and_a_draft_does_not():
    page = make_product(title="Paspoort", live=False)
    assert found("paspoort") == []
    page.save_revision().publish()
    page.title = "Stempelkaart"
    page.save_revision()
    assert found("paspoort") == ["Paspoort"]
    assert found("stempelkaart") == []
    page.save_revision().publish()
    assert found("stempelkaart") == ["Stempelkaart"]


def test_unpublishing_and_deleting_end_it():
    first, second = make_product(title="Paspoort A"), make_product(title="Paspoort B")
    first.unpublish()
    assert found("paspoort") == ["Paspoort B"]
    second.delete()
    assert found("paspoort") == []
    assert not SearchDocument.objects.filter(kind="product").exists()


def test_a_publication_that_fails_leaves_no_document():
    page = make_product(title="Paspoort", live=False)
    with pytest.raises(RuntimeError), transaction.atomic():
        page.save_revision().publish()
        raise RuntimeError
    assert found("paspoort") == []


def test_moving_and_renaming_a_branch_changes_the_address_at_once():
    section = CatalogueSection(title="Oud", slug="oud")
    catalogue_section().add_child(instance=section)
    page = make_product(title="Paspoort", slug="paspoort", parent=section)
    assert find("paspoort").items[0].document.url == "/producten/oud/paspoort/" == page.get_url()
    section.slug = "nieuw"
    section.save_revision().publish()
    assert find("paspoort").items[0].document.url == "/producten/nieuw/paspoort/"
    ProductPage.objects.get(pk=page.pk).move(catalogue_section(), pos="last-child")
    assert find("paspoort").items[0].document.url == "/producten/paspoort/"


def test_an_alias_is_no_second_result():
    page = make_product(title="Paspoort")
    alias = page.create_alias(update_slug="paspoort-2")
    page.save_revision().publish()
    call_command("search_index", "rebuild", stdout=StringIO())
    assert [item.document.uuid for item in find("paspoort").items] == [page.uuid]
    assert ProductPage.objects.get(pk=alias.pk).uuid != page.uuid


def test_every_kind_of_page_is_found_but_the_home_page():
    call_command("search_index", "rebuild", stdout=StringIO())
    kinds = set(SearchDocument.objects.values_list("kind", flat=True))
    assert "cataloguesection" in kinds
    assert "homepage" not in kinds


@pytest.mark.parametrize("number", [3, 30])
def test_indexing_many_takes_as_many_queries_as_indexing_few(number, django_assert_max_num_queries):
    pks = [make_product().pk for _ in range(number)]
    SearchDocument.objects.all().delete()
    with django_assert_max_num_queries(20):  # one for each kind of page among them
        assert index_pages(pks) == number


def test_check_names_what_differs_and_rebuild_repairs_it():
    kept, changed, left_over = make_product(title="Blijft"), make_product(title="Anders"), make_product(title="Weg")
    call_command("search_index", "rebuild", stdout=StringIO())
    ProductPage.objects.filter(pk=changed.pk).update(agent_note="stil gewijzigd")
    ProductPage.objects.filter(pk=left_over.pk).update(live=False)
    SearchDocument.objects.filter(page=kept.pk).delete()
    out = StringIO()
    with pytest.raises(CommandError, match="3 documents differ"):
        call_command("search_index", "check", stdout=out)
    lines = out.getvalue()
    assert "missing: Blijft" in lines
    assert "differs in agent_text, words, spelt_in_note: Anders" in lines
    assert "left over: Weg" in lines
    call_command("search_index", "rebuild", stdout=StringIO())
    call_command("search_index", "check", stdout=StringIO())


def test_a_page_of_a_million_words_can_be_published():
    make_product(title="Lang", body="<p>" + " ".join(f"woord{n}" for n in range(200_000)) + "</p>")
    assert found("woord77") == ["Lang"]
