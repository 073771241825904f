"""A newer version of the source meets what the city made of it."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from catalogue.products.models import ProductPage, Tombstone
from integrations.ipdc.models import FieldDifference, SourceRecord
from integrations.ipdc.services import accept_difference, refuse_difference
from integrations.ipdc.services.decide import AlreadyDecided
from tests.factories import make_user
from tests.integrations.ipdc.generator import instance, nl
from tests.integrations.ipdc.test_import import run, totals

pytestmark = pytest.mark.django_db
LATER, LATEST = "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z"


def page_now():
    return ProductPage.objects.get()


def edit(page, *, publish, **fields):
    """An editor changes fields in the admin."""
    draft = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    revision = draft.save_revision(user=make_user())
    if publish:
        revision.publish()


@pytest.fixture
def product(written):
    run(written(instance(1)), publish=True)
    return page_now()


def test_what_the_city_left_alone_is_updated(product, written):
    newer = instance(1, naam=nl("Nieuwe titel"), kosten=[], laatstGewijzigd=LATER)
    assert totals(run(written(newer), publish=True))["updated"] == 1
    page = page_now()
    assert (page.title, list(page.costs), page.live) == ("Nieuwe titel", [], True)
    assert not FieldDifference.objects.exists()
    assert totals(run(written(newer), publish=True))["unchanged"] == 1


def test_without_publish_an_update_waits_as_a_draft(product, written):
    run(written(instance(1, naam=nl("Nieuwe titel"), laatstGewijzigd=LATER)))
    page = page_now()
    assert page.title != "Nieuwe titel" and page.get_latest_revision_as_object().title == "Nieuwe titel"
    run(written(instance(1, naam=nl("Nog nieuwer"), laatstGewijzigd=LATEST)), publish=True)
    assert page_now().title == "Nog nieuwer"


def test_what_the_city_touched_is_never_overwritten(product, written):
    edit(product, publish=True, title="Onze titel", short_answer="Ons antwoord")
    newer = instance(1, naam=nl("Hun titel"), uitzonderingen=nl("<p>Nieuw.</p>"), laatstGewijzigd=LATER)
    run(written(newer), publish=True)
    page = page_now()
    assert (page.title, page.exceptions_text, page.short_answer) == ("Onze titel", "<p>Nieuw.</p>", "Ons antwoord")
    difference = FieldDifference.objects.get()
    assert (difference.field, difference.ours, difference.theirs, difference.state) == (
        "title", "Onze titel", "Hun titel", "open",
    )  # fmt: skip
    run(written(instance(1, naam=nl("Weer anders"), laatstGewijzigd=LATEST)), publish=True)
    assert FieldDifference.objects.get().theirs == "Weer anders"


def test_only_the_city_changed_is_no_difference(product, written):
    edit(product, publish=True, title="Onze titel")
    run(written(instance(1, uitzonderingen=None, laatstGewijzigd=LATER)), publish=True)
    assert page_now().title == "Onze titel" and not FieldDifference.objects.exists()


def test_the_half_work_of_an_editor_is_not_published(product, written):
    edit(product, publish=False, short_answer="half afge")
    run(written(instance(1, uitzonderingen=nl("<p>Nieuw.</p>"), laatstGewijzigd=LATER)), publish=True)
    page = page_now()
    draft = page.get_latest_revision_as_object()
    assert (page.short_answer, page.has_unpublished_changes) == ("", True)
    assert (draft.short_answer, draft.exceptions_text) == ("half afge", "<p>Nieuw.</p>")
    run(written(instance(1, uitzonderingen=nl("<p>Nieuwer.</p>"), laatstGewijzigd=LATEST)), publish=True)
    assert page_now().short_answer == ""


def test_a_locked_page_is_left_alone(product, written):
    ProductPage.objects.update(locked=True)
    run(written(instance(1, naam=nl("Hun titel"), laatstGewijzigd=LATER)), publish=True)
    assert page_now().title != "Hun titel"
    assert FieldDifference.objects.filter(field="title", state="open").exists()


def test_a_page_taken_off_the_site_by_hand_stays_off(product, written):
    product.unpublish()
    run(written(instance(1, naam=nl("Hun titel"), laatstGewijzigd=LATER)), publish=True)
    assert not page_now().live


def test_a_page_that_the_city_removed_is_not_made_again(product, written):
    product.delete()
    result = run(written(instance(1, naam=nl("Hun titel"), laatstGewijzigd=LATER)), publish=True)
    assert totals(result)["unchanged"] == 1 and not ProductPage.objects.exists()
    assert "removed_here" in {finding.code.value for finding in result.findings}


def test_accepting_puts_their_text_in_a_draft(product, written):
    edit(product, publish=True, title="Onze titel")
    run(written(instance(1, naam=nl("Hun titel"), laatstGewijzigd=LATER)), publish=True)
    difference, user = FieldDifference.objects.get(), make_user()
    accept_difference(difference, user)
    page = page_now()
    assert page.title == "Onze titel" and page.get_latest_revision_as_object().title == "Hun titel"
    assert page.latest_revision.user == user
    difference.refresh_from_db()
    assert (difference.state, difference.decided_by) == ("accepted", user)
    with pytest.raises(AlreadyDecided):
        refuse_difference(difference, user)


def test_what_was_refused_is_not_offered_again(product, written):
    edit(product, publish=True, title="Onze titel")
    run(written(instance(1, naam=nl("Hun titel"), laatstGewijzigd=LATER)))
    refuse_difference(FieldDifference.objects.get(), make_user())
    run(written(instance(1, naam=nl("Hun titel"), kosten=None, laatstGewijzigd=LATEST)), publish=True)
    assert not FieldDifference.objects.filter(state="open").exists()
    assert page_now().title == "Onze titel"


def test_a_difference_ends_when_both_agree(product, written):
    edit(product, publish=True, title="Onze titel")
    run(written(instance(1, naam=nl("Hun titel"), laatstGewijzigd=LATER)))
    run(written(instance(1, naam=nl("Onze titel"), laatstGewijzigd=LATEST)))
    assert FieldDifference.objects.get().state == "obsolete"


def test_editing_without_changing_anything_is_no_touch(product, written):
    """The editor's screen adds keys to blocks and paragraphs; that is not a change."""
    page = product.get_latest_revision_as_object()
    page.exceptions_text = page.exceptions_text.replace("<p>", '<p data-block-key="a1b2">')
    page.exceptions_text = page.exceptions_text.replace("<b>", "<strong>").replace("</b>", "</strong>")
    page.save_revision().publish()
    newer = instance(1, uitzonderingen=nl("<p>Nieuw.</p>"), kosten=[], laatstGewijzigd=LATER)
    run(written(newer), publish=True)
    assert page_now().exceptions_text == "<p>Nieuw.</p>" and not FieldDifference.objects.exists()


def test_an_archived_product_leaves_the_site_and_can_come_back(product, written):
    gone = instance(1, gearchiveerd=True, laatstGewijzigd=LATER)
    assert totals(run(written(gone), publish=True))["archived"] == 1
    assert not page_now().live
    stone = Tombstone.objects.get()
    assert (stone.page_uuid, stone.successor) == (product.uuid, None)
    assert totals(run(written(gone), publish=True))["unchanged"] == 1
    run(written(instance(1, naam=nl("Terug"), laatstGewijzigd=LATEST)), publish=True)
    assert page_now().live and page_now().title == "Terug"


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_an_archived_product_leads_to_its_successor(product, written, order):
    successor = instance(2)
    gone = instance(1, gearchiveerd="true", vervangenDoor=successor["@id"], laatstGewijzigd=LATER)
    both = {1: gone, 2: successor}
    run(written(*(both[number] for number in order)), publish=True)
    new = ProductPage.objects.get(product_number="100002")
    assert Tombstone.objects.get().successor_id == new.pk
    redirect = Redirect.objects.get()
    assert redirect.redirect_page_id == new.pk and product.slug in redirect.old_path


def test_a_product_that_comes_in_archived_gets_no_page(written):
    result = run(written(instance(1, gearchiveerd=True)), publish=True)
    assert totals(result) == {"created": 0, "updated": 0, "unchanged": 0, "archived": 1, "refused": 0}
    assert not ProductPage.objects.exists() and SourceRecord.objects.get().archived
    run(written(instance(1, laatstGewijzigd=LATER)), publish=True)
    assert page_now().live
