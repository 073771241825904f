"""The form of a product in the admin: tabs, drafts, what is said beside each field."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from catalogue.products.models import ProductPage
from tests.catalogue.products.forms import empty_form, newest, whole_form
from tests.factories import catalogue_section, make_channel, make_product, make_service, make_user

pytestmark = pytest.mark.django_db

FIVE = {"description", "theme", "audiences", "responsible_service"}


@pytest.fixture
def chief(client):
    client.force_login(make_user("chief_editor", first_name="Chef", last_name="Redactie"))
    return client


@pytest.fixture
def add_url():
    return reverse("wagtailadmin_pages:add", args=["products", "productpage", catalogue_section().pk])


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def soon():
    return (timezone.now() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")


class TestDraft:
    def test_a_title_suffices(self, chief, add_url):
        response = chief.post(add_url, empty_form())
        assert response.status_code == 302
        page = newest()
        assert (page.title, page.live, page.responsible_service) == ("Paspoort aanvragen", False, None)

    def test_no_title_is_said_beside_it(self, chief, add_url):
        response = chief.post(add_url, empty_form(title=""))
        assert set(response.context["form"].errors) == {"title"}

    def test_a_live_page_may_have_a_half_empty_draft(self, chief):
        page = make_product()
        response = chief.post(edit_url(page), empty_form(title="Anders", slug=page.slug))
        assert response.status_code == 302, response.context["form"].errors
        row = ProductPage.objects.get(pk=page.pk)
        assert row.responsible_service is not None
        assert row.get_latest_revision_as_object().responsible_service is None


class TestPublishing:
    @pytest.mark.parametrize(
        "action",
        [{"action-publish": "1"}, {"action-submit": "1"}, {"action-publish": "1", "go_live_at": soon()}],
        ids=["publish", "hand in", "schedule"],
    )
    def test_what_is_missing_is_said_in_dutch_beside_each_field(self, chief, add_url, action):
        response = chief.post(add_url, empty_form(**action))
        errors = response.context["form"].errors
        assert set(errors) == FIVE
        assert errors["responsible_service"] == ["Kies de dienst die vragen over deze pagina beantwoordt."]
        html = response.content.decode()
        for messages in errors.values():
            assert messages[0] in html
        assert not ProductPage.objects.exists()

    def test_a_whole_page_goes_out(self, chief, add_url):
        response = chief.post(add_url, whole_form(**{"action-publish": "1"}))
        assert response.status_code == 302, response.context["form"].errors
        assert newest().live

    def test_a_whole_page_is_scheduled(self, chief, add_url):
        chief.post(add_url, whole_form(**{"action-publish": "1", "go_live_at": soon()}))
        page = newest()
        assert not page.live
        assert page.scheduled_revision is not None

    def test_an_old_version_without_a_service_is_not_put_back_live(self, chief):
        page = make_product(live=False, responsible_service=None)
        old = page.get_latest_revision()
        page.responsible_service = make_service()
        page.save_revision().publish()
        data = empty_form(title=page.title, slug=page.slug, **{"action-publish": "1", "revision": old.pk})
        response = chief.post(edit_url(page), data)
        assert "responsible_service" in response.context["form"].errors
        assert ProductPage.objects.get(pk=page.pk).responsible_service is not None

    def test_an_editor_hands_in_and_does_not_publish(self, client, add_url):
        client.force_login(make_user("editor"))
        client.post(add_url, whole_form(**{"action-publish": "1"}))
        page = newest()
        assert not page.live
        client.post(edit_url(page), whole_form(**{"action-submit": "1"}))
        assert page.workflow_states.get().status == "in_progress"

    def test_turning_down_asks_nothing(self, chief, add_url):
        page = make_product(live=False, responsible_service=None)
        from wagtail.models import Workflow

        Workflow.objects.get(active=True).start(page, make_user("editor"))
        action = {"action-workflow-action": "1", "workflow-action-name": "reject"}
        chief.post(edit_url(page), empty_form(title=page.title, slug=page.slug, **action))
        assert page.workflow_states.get().status == "needs_changes"


class TestFields:
    def test_every_tab_and_every_field_with_its_help(self, chief, add_url):
        response = chief.get(add_url)
        html = response.content.decode()
        for tab in ("Kern", "Voorwaarden en aanpak", "Kosten en tijd", "Wie en kanalen", "Indeling", "Beheer"):
            assert tab in html
        shown = set(response.context["form"].fields)
        ours = {
            field.name
            for field in ProductPage._meta.get_fields()
            if getattr(field, "editable", False) and field.model is ProductPage and not field.auto_created
        }
        assert ours - shown == set()
        assert "nooit publiek" in html

    def test_channels_are_those_of_the_service(self, chief):
        service = make_service()
        own, other = make_channel(service, label="Eigen balie"), make_channel(label="Andere balie")
        page = make_product(responsible_service=service)
        html = chief.get(edit_url(page)).content.decode()
        assert "Eigen balie" in html
        assert "Andere balie" not in html
        data = whole_form(responsible_service=service.pk, slug=page.slug, channels=[own.pk])
        chief.post(edit_url(page), data | {"action-publish": "1"})
        page = ProductPage.objects.get(pk=page.pk)
        assert list(page.channels.all()) == [own]
        response = chief.post(edit_url(page), data | {"channels": [other.pk]})
        assert "channels" in response.context["form"].errors

    def test_another_service_lets_go_of_the_channels_of_the_first(self, chief):
        service, other = make_service(), make_service()
        channel = make_channel(service)
        page = make_product(responsible_service=service)
        page.channels.add(channel)
        page.save_revision().publish()
        data = whole_form(responsible_service=other.pk, slug=page.slug, channels=[channel.pk])
        response = chief.post(edit_url(page), data | {"action-publish": "1"})
        assert response.status_code == 302, response.context["form"].errors
        assert list(ProductPage.objects.get(pk=page.pk).channels.all()) == []

    def test_owner_status_and_review_date_of_a_live_page_hold_at_once(self, chief):
        page = make_product()
        owner = make_user("editor")
        data = whole_form(owner=owner.pk, rewrite_status="in_progress", review_on="2027-01-15", slug=page.slug)
        assert chief.post(edit_url(page), data).status_code == 302
        page = ProductPage.objects.get(pk=page.pk)
        assert (page.owner, page.rewrite_status, str(page.review_on)) == (owner, "in_progress", "2027-01-15")
        assert page.has_unpublished_changes

    def test_but_rewritten_waits_for_the_text(self, chief):
        page = make_product()
        chief.post(edit_url(page), whole_form(rewrite_status="done", slug=page.slug))
        page = ProductPage.objects.get(pk=page.pk)
        assert (page.rewrite_status, page.rewritten_on) == ("to_rewrite", None)

    def test_only_colleagues_of_the_admin_can_own_a_page(self, chief, add_url):
        make_user("agent", first_name="Agent", last_name="Buiten")
        make_user("editor", first_name="Redacteur", last_name="Binnen")
        html = chief.get(add_url).content.decode()
        assert "Redacteur Binnen" in html
        assert "Agent Buiten" not in html

    def test_queries_do_not_explode(self, chief, django_assert_max_num_queries):
        page = make_product()
        chief.get(edit_url(page))
        with django_assert_max_num_queries(90):
            chief.get(edit_url(page))
