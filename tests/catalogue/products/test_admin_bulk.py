"""The campaign's bulk actions: who may, what happens to row and draft, and how it is undone."""

import pytest
from django.urls import reverse

from catalogue.products.models import Audience, ProductPage, RewriteStatus
from cms.accounts.roles import Role
from tests.factories import catalogue_section, make_product, make_service, make_user

pytestmark = pytest.mark.django_db


def values():
    return {
        "product_owner": ("owner", {"owner": make_user("editor").pk}),
        "product_service": ("responsible_service", {"responsible_service": make_service().pk}),
        "product_status": ("rewrite_status", {"rewrite_status": "in_progress"}),
        "product_review": ("review_on", {"review_on": "2027-03-01"}),
    }


ACTIONS = ("product_owner", "product_service", "product_status", "product_review")


def url(action, *pages, ids=None):
    query = "&".join(f"id={pk}" for pk in (ids or [page.pk for page in pages]))
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', action])}?{query}&next=/beheer/"


def fresh(page):
    return ProductPage.objects.get(pk=page.pk)


def may(role, action):
    return role == Role.CHIEF_EDITOR or (role == Role.EDITOR and action != "product_service")


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("role", [None, *Role])
def test_who_may_and_what_it_does(client, role, action):
    if role:
        client.force_login(make_user(role))
    page = make_product()
    field, data = values()[action]
    before = getattr(page, field)
    client.get(url(action, page))
    response = client.post(url(action, page), data)
    changed = getattr(fresh(page), field) != before
    assert changed == may(role, action), response.status_code
    if changed:
        row = fresh(page)
        assert row.live
        assert not row.has_unpublished_changes
        assert row.latest_revision.user == response.wsgi_request.user


@pytest.fixture
def chief(client):
    client.force_login(make_user("chief_editor"))
    return client


def test_a_draft_on_top_keeps_its_text_and_gets_the_value(chief):
    page = make_product(title="Oud")
    page.title = "Nieuw"
    page.save_revision()
    service = make_service()
    chief.post(url("product_service", page), {"responsible_service": service.pk})
    row = fresh(page)
    draft = row.get_latest_revision_as_object()
    assert (row.title, row.responsible_service) == ("Oud", service)
    assert (draft.title, draft.responsible_service) == ("Nieuw", service)
    assert row.has_unpublished_changes


def test_it_is_undone_by_putting_back_the_revision_before(chief):
    page = make_product()
    before, first = page.latest_revision, page.responsible_service
    chief.post(url("product_service", page), {"responsible_service": make_service().pk})
    assert fresh(page).responsible_service != first
    before.publish()
    assert fresh(page).responsible_service == first


def test_a_draft_gets_a_service_and_stays_a_draft(chief):
    page = make_product(live=False, responsible_service=None)
    service = make_service()
    chief.post(url("product_service", page), {"responsible_service": service.pk})
    assert not fresh(page).live
    assert fresh(page).get_latest_revision_as_object().responsible_service == service


def test_rewritten_is_for_pages_that_are_whole_and_live(chief):
    steps = [("step", {"title": "Kom langs"})]
    good, bad = make_product(procedure=steps), make_product(short_answer="")
    draft = make_product(live=False, procedure=steps)
    for page in (good, bad, draft):
        page.audiences.add(Audience.objects.get_or_create(name="Burger")[0])
        page.save()
    html = chief.post(url("product_status", good, bad, draft), {"rewrite_status": "done"}, follow=True)
    assert html.status_code == 200
    assert fresh(good).rewrite_status == RewriteStatus.DONE
    assert fresh(good).rewritten_on is not None
    assert {fresh(bad).rewrite_status, fresh(draft).rewrite_status} == {RewriteStatus.TO_REWRITE}


def test_what_is_no_product_or_an_alias_is_named_and_left(chief):
    page = make_product()
    alias = page.create_alias(update_slug="alias")
    html = chief.get(url("product_review", catalogue_section(), alias)).content.decode()
    assert "Dit is geen product." in html
    assert "Dit is een alias" in html
    chief.post(url("product_review", catalogue_section(), alias), {"review_on": "2027-03-01"})
    assert ProductPage.objects.get(pk=alias.pk).review_on is None


def test_an_empty_choice_is_said_beside_the_field(chief):
    page = make_product()
    response = chief.post(url("product_owner", page), {"owner": ""})
    assert "owner" in response.context["form"].errors


def test_all_pages_of_the_site_is_refused(chief):
    page = make_product()
    assert chief.post(url("product_review", ids=["all"]), {"review_on": "2027-03-01"}).status_code == 400
    assert fresh(page).review_on is None


def test_the_same_again_makes_no_new_revision(chief):
    page = make_product()
    for _n in range(2):
        chief.post(url("product_review", page), {"review_on": "2027-03-01"})
    assert fresh(page).revisions.count() == 2


def test_an_editor_deletes_a_draft_and_no_live_page(client):
    client.force_login(make_user("editor"))
    live, draft = make_product(), make_product(live=False)
    for page in (live, draft):
        client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert ProductPage.objects.filter(pk=live.pk).exists()
    assert not ProductPage.objects.filter(pk=draft.pk).exists()
