"""A product without a service is published by no path; the rest of the rules, by every path of the editors."""

import logging
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Workflow

from catalogue.products.models import Audience, ProductPage, RewriteStatus
from catalogue.products.publication import missing_for_publication, missing_in
from tests.factories import catalogue_section, make_product, make_service, make_theme, make_user

pytestmark = pytest.mark.django_db


def fresh(page):
    return ProductPage.objects.get(pk=page.pk)


def whole(**fields):
    """A draft that lacks nothing."""
    page = make_product(live=False, **fields)
    page.audiences.add(Audience.objects.get_or_create(name="Burger")[0])
    page.save_revision()
    return page


def nameless(**fields):
    """A draft that lacks only its service."""
    return whole(responsible_service=None, **fields)


class TestRules:
    def test_a_page_to_rewrite_needs_five_things(self):
        page = ProductPage()
        assert set(missing_for_publication(page)) == {
            "title", "description", "theme", "audiences", "responsible_service",
        }  # fmt: skip

    def test_a_page_of_the_campaign_that_is_still_to_rewrite_is_ready(self):
        assert missing_for_publication(whole(short_answer="")) == {}

    def test_a_rewritten_page_has_a_short_answer_and_steps(self):
        page = whole(short_answer="", rewrite_status=RewriteStatus.DONE)
        assert set(missing_for_publication(page)) == {"short_answer", "procedure"}
        page.short_answer = "Kom langs."
        page.procedure = [("step", {"title": "Kom langs"})]
        assert missing_for_publication(page) == {}

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"description": "   "}, "description"),
            ({"start_label": "Vraag aan"}, "start_url"),
            ({"start_url": "https://a.example"}, "start_label"),
            ({"valid_from": date(2026, 2, 1), "valid_until": date(2026, 1, 1)}, "valid_until"),
        ],
    )
    def test_what_contradicts_itself(self, fields, field):
        assert set(missing_for_publication(whole(**fields))) == {field}

    def test_a_field_that_is_not_asked_is_not_missing(self):
        assert missing_in({"title": "Paspoort"}) == {}

    def test_other_pages_have_no_rules_here(self):
        assert missing_for_publication(catalogue_section()) == {}


class TestCode:
    """Paths without a form."""

    def test_publishing_a_revision_is_refused(self):
        page = nameless()
        with pytest.raises(ValidationError) as refused:
            page.get_latest_revision().publish()
        assert "responsible_service" in refused.value.message_dict
        assert not fresh(page).live

    def test_scheduling_a_revision_is_refused(self):
        page = nameless()
        page.go_live_at = timezone.now() + timedelta(days=1)
        with pytest.raises(ValidationError):
            page.save_revision().publish()
        assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()

    def test_a_live_page_does_not_lose_its_service(self):
        page = make_product()
        page.responsible_service = None
        with pytest.raises(ValidationError):
            page.save()
        with pytest.raises(ValidationError):
            page.save(clean=False)
        with pytest.raises(ValidationError):
            page.save_revision(clean=False).publish()
        assert fresh(page).responsible_service is not None

    def test_but_a_draft_on_top_of_it_may(self):
        page = make_product()
        page.responsible_service = None
        page.save_revision()
        assert fresh(page).responsible_service is not None

    def test_adding_a_live_page_is_refused(self):
        with pytest.raises(ValidationError):
            catalogue_section().add_child(instance=ProductPage(title="Nieuw", slug="nieuw", live=True))

    def test_a_copy_of_a_draft_cannot_be_made_live(self):
        page = nameless()
        copy = page.copy(update_attrs={"slug": "kopie", "title": "Kopie"}, keep_live=False)
        with pytest.raises(ValidationError):
            copy.get_latest_revision().publish()

    def test_a_copy_and_an_alias_of_a_live_page_have_its_service_and_an_identity_of_their_own(self):
        page = make_product()
        copy = page.copy(update_attrs={"slug": "kopie"})
        alias = page.create_alias(update_slug="alias")
        assert {copy.responsible_service_id, fresh(alias).responsible_service_id} == {page.responsible_service_id}
        assert len({page.uuid, copy.uuid, fresh(alias).uuid}) == 3
        other = make_service()
        page.responsible_service = other
        page.save_revision().publish()
        assert fresh(alias).responsible_service == other

    def test_moving_a_draft_does_not_publish_it(self):
        from catalogue.products.models import CatalogueSection

        section = catalogue_section().add_child(instance=CatalogueSection(title="Deel", slug="deel"))
        page = nameless()
        page.move(section, pos="last-child")
        assert not fresh(page).live

    @pytest.mark.parametrize(
        "write",
        [
            lambda page: Page.objects.filter(pk=page.pk).update(live=True),
            lambda page: ProductPage.objects.filter(pk=page.pk).update(live=True),
        ],
    )
    def test_the_database_refuses_what_goes_past_the_code(self, write):
        page = nameless()
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            write(page)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def test_the_database_refuses_to_take_the_service_away(self):
        page = make_product()
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            ProductPage.objects.filter(pk=page.pk).update(responsible_service=None)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class TestScheduled:
    def due(self, page):
        """Schedule the latest text, past the check that refuses it today."""
        past = timezone.now() - timedelta(minutes=5)
        revision = page.get_latest_revision()
        content = {**revision.content, "go_live_at": past.isoformat()}
        type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)

    def test_one_that_is_refused_is_logged_and_the_rest_go_out(self, caplog):
        bad, good = nameless(title="Zonder dienst"), whole(title="Met dienst")
        self.due(bad)
        self.due(good)
        errors = StringIO()
        with caplog.at_level(logging.WARNING, logger="catalogue.publication"):
            call_command("publish_scheduled", stderr=errors)
        assert fresh(good).live
        assert not fresh(bad).live
        assert str(bad.pk) in caplog.text
        assert "Zonder dienst" not in caplog.text
        assert "Zonder dienst" in errors.getvalue()

    def test_what_has_expired_is_taken_down(self):
        page = make_product()
        ProductPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
        call_command("publish_scheduled")
        assert not fresh(page).live
        assert fresh(page).expired

    def test_a_dry_run_changes_nothing(self):
        page = whole()
        self.due(page)
        call_command("publish_scheduled", "--dryrun", stdout=StringIO())
        assert not fresh(page).live


@pytest.fixture
def chief(client):
    client.force_login(make_user("chief_editor"))
    return client


@pytest.fixture
def editor(client):
    client.force_login(make_user("editor"))
    return client


def bulk(client, action, *pages, **data):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    query = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{url}?{query}&next=/beheer/", data, follow=True)


class TestBulk:
    def test_what_is_ready_goes_out_and_the_screen_says_why_the_rest_stays(self, chief):
        bad, good = nameless(title="Zonder dienst"), whole(title="Met dienst")
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        html = chief.get(f"{url}?id={bad.pk}&id={good.pk}").content.decode()
        assert "Kies de dienst die vragen over deze pagina beantwoordt" in html
        bulk(chief, "publish", bad, good)
        assert fresh(good).live
        assert not fresh(bad).live

    def test_an_incomplete_page_stays_too(self, chief):
        page = make_product(live=False, description="")
        bulk(chief, "publish", page)
        assert not fresh(page).live

    def test_pages_below_a_section_are_checked_one_by_one(self, chief):
        bad, good = nameless(title="Zonder dienst"), whole(title="Met dienst")
        html = bulk(chief, "publish", catalogue_section(), include_descendants="on").content.decode()
        assert fresh(good).live
        assert not fresh(bad).live
        assert "Zonder dienst" in html

    def test_an_editor_publishes_nothing(self, editor):
        page = whole()
        bulk(editor, "publish", page)
        assert not fresh(page).live


class TestWorkflow:
    def submitted(self, page):
        workflow = Workflow.objects.get(active=True)
        state = workflow.start(page, make_user("editor"))
        return state.current_task_state

    def approve(self, client, page, task):
        url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
        return client.post(url, {"comment": ""}, follow=True)

    def test_the_chief_editor_approves_what_an_editor_handed_in(self, chief):
        page = whole()
        self.approve(chief, page, self.submitted(page))
        assert fresh(page).live

    @pytest.mark.parametrize("make", [nameless, lambda: make_product(live=False)])
    def test_what_is_not_ready_is_said_and_stays(self, chief, make):
        page = make()
        html = self.approve(chief, page, self.submitted(page)).content.decode()
        assert not fresh(page).live
        assert "is nog niet goedgekeurd" in html

    def test_it_can_be_turned_down_as_it_is(self, chief):
        page = nameless()
        task = self.submitted(page)
        url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", task.pk])
        chief.post(url, {"comment": "Nog geen dienst"})
        assert page.workflow_states.get().status == "needs_changes"

    def test_an_editor_does_not_approve(self, editor):
        page = whole()
        self.approve(editor, page, self.submitted(page))
        assert not fresh(page).live


def test_the_theme_of_a_page_does_not_stand_in_for_its_service():
    page = make_product(live=False, responsible_service=None, theme=make_theme(service=make_service()))
    with pytest.raises(ValidationError):
        page.get_latest_revision().publish()
