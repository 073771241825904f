"""A journey and its drafts are published together, or none of them is."""

import pytest
from django.urls import reverse

from catalogue.products.models import Audience
from journeys.pages.models import JourneyPage
from journeys.pages.services import NotTogether, linked_drafts, publish_together
from tests.factories import make_product, make_service, make_user
from tests.journeys.pages.factories import make_journey, step

pytestmark = pytest.mark.django_db


def whole_draft(**fields):
    audience = Audience.objects.get_or_create(name="Inwoners")[0]
    return make_product(live=False, audiences=[audience], **fields)


@pytest.fixture
def chief():
    return make_user("chief_editor")


def are_live(*pages):
    return [type(page).objects.get(pk=page.pk).live for page in pages]


def test_all_go_out(chief):
    first, second = whole_draft(), whole_draft()
    live = make_product()
    page = make_journey(step("A", first, live), step("B", second), live=False)
    assert publish_together(page, chief) == [page, first, second]
    assert are_live(page, first, second) == [True, True, True]


def test_none_goes_out_when_one_lacks_something(chief):
    first, second = whole_draft(), make_product(live=False, responsible_service=None, title="Zonder dienst")
    page = make_journey(step("A", first), step("B", second), live=False)
    with pytest.raises(NotTogether) as refused:
        publish_together(page, chief)
    assert [one.page for one in refused.value.lacking] == [second]
    assert "Zonder dienst" in str(refused.value)
    assert are_live(page, first, second) == [False, False, False]


def test_a_refusal_on_the_way_undoes_what_went_out_before(chief, monkeypatch):
    first, second = whole_draft(), whole_draft()
    page = make_journey(step("A", first, second), live=False)
    second.responsible_service = None
    second.save_revision()
    monkeypatch.setattr("journeys.pages.services.together._lacks", lambda page, user: "")
    with pytest.raises(NotTogether):
        publish_together(page, chief)
    assert are_live(page, first, second) == [False, False, False]


def test_two_journeys_that_name_each_other(chief):
    other = make_journey(live=False)
    page = make_journey(step("A", other), live=False)
    other.steps = [step("Terug", page)]
    other.save_revision()
    publish_together(page, chief)
    assert are_live(page, other) == [True, True]


def test_a_locked_draft_stays(chief):
    draft = whole_draft()
    draft.locked, draft.locked_by = True, make_user("chief_editor")
    draft.save()
    page = make_journey(step("A", draft), live=False)
    assert [bool(one.lacks) for one in linked_drafts(page, chief)] == [False, True]


def url(page):
    return reverse("journeys_together", args=[page.pk])


@pytest.mark.parametrize(("role", "may"), [(None, False), ("editor", False), ("chief_editor", True), ("agent", False)])
def test_who_may(client, role, may):
    if role:
        client.force_login(make_user(role))
    draft = whole_draft()
    page = make_journey(step("A", draft), live=False)
    assert (client.get(url(page)).status_code == 200) is may
    client.post(url(page))
    assert are_live(page, draft) == [may, may]


def test_the_screen_says_what_stands_in_the_way_and_offers_no_button(client, chief):
    client.force_login(chief)
    page = make_journey(step("A", make_product(live=False, responsible_service=None)), live=False)
    html = client.get(url(page)).content.decode()
    assert "dienst" in html
    assert 'type="submit"' not in html.split('<div class="journey-admin">')[1]


def test_the_button_stands_on_the_journey_for_who_may(client):
    page = make_journey()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for role, shown in (("editor", False), ("chief_editor", True)):
        client.force_login(make_user(role))
        assert (url(page) in client.get(edit).content.decode()) is shown


def test_the_day_of_the_service_of_another_page_is_no_matter(chief):
    """The latest draft counts, not what is live."""
    page = make_journey()
    draft = whole_draft(responsible_service=make_service())
    page.steps = [step("Nieuw", draft)]
    page.save_revision()
    publish_together(page, chief)
    assert [s.title for s in JourneyPage.objects.get(pk=page.pk).step_list] == ["Nieuw"]
    assert are_live(draft) == [True]
