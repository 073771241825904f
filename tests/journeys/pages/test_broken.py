"""A page that went away is a finding for who keeps the journey."""

import pytest
from django.urls import reverse

from journeys.pages.services.broken import broken_journeys_for
from tests.factories import make_product, make_user
from tests.journeys.pages.factories import make_journey, step

pytestmark = pytest.mark.django_db


def test_its_owner_sees_it_first_and_a_whole_journey_is_not_listed(client):
    me, other = make_user("editor"), make_user("editor")
    product = make_product(title="Wegpagina")
    make_journey()
    theirs = make_journey(step("Doe", product), owner=other)
    mine = make_journey(step("Doe", product), title="Mijn reis", owner=me)
    assert broken_journeys_for(me) == []
    product.unpublish()
    assert [one.page.pk for one in broken_journeys_for(me)] == [mine.pk, theirs.pk]
    client.force_login(me)
    for path in (reverse("journeys_broken"), reverse("wagtailadmin_home")):
        html = client.get(path).content.decode()
        assert "Mijn reis" in html
        assert "Wegpagina" in html


def test_it_is_gone_from_the_list_when_it_is_mended():
    product = make_product()
    make_journey(step("Doe", product))
    product.unpublish()
    me = make_user("editor")
    assert len(broken_journeys_for(me)) == 1
    product.save_revision().publish()
    assert broken_journeys_for(me) == []


@pytest.mark.parametrize(("role", "may"), [("editor", True), ("chief_editor", True), ("agent", False), (None, False)])
def test_who_may(client, role, may):
    if role:
        client.force_login(make_user(role))
    assert (client.get(reverse("journeys_broken")).status_code == 200) is may


def test_where_a_page_is_used_is_known():
    """Wagtail's index of references sees the pages in steps."""
    from wagtail.models import ReferenceIndex

    product = make_product()
    page = make_journey(step("Doe", product))
    ReferenceIndex.create_or_update_for_object(page)
    used = ReferenceIndex.get_references_to(product)
    assert [row.object_id for row in used] == [str(page.pk)]
    assert "steps" in used[0].model_path
