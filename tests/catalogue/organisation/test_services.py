"""Merging a service, moving the front desk, and never deleting a service that something points to."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from catalogue.organisation.models import OpeningException, Service, ServiceMember
from catalogue.organisation.services import merge_service, move_front_desk, uses_of
from catalogue.organisation.signals import service_merged
from catalogue.products.models import Audience, PageException, ProductPage
from catalogue.responsibility import responsible_for
from contactforms.questions.models import EventKind
from contactforms.questions.services import ask, withdraw
from tests.factories import make_channel, make_product, make_service, make_theme, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    return make_service(name="Rijbewijzen")


@pytest.fixture
def successor():
    return make_service(name="Bevolking")


@pytest.fixture
def actor():
    return make_user("chief_editor", first_name="Chef", last_name="Redactie")


def draft_of(page):
    return page.get_latest_revision_as_object()


class TestPages:
    def test_a_live_page_names_the_successor_at_once_with_a_revision_by_the_actor(self, source, successor, actor):
        page = make_product(responsible_service=source)
        merge_service(source, successor, actor)
        page = ProductPage.objects.get(pk=page.pk)
        assert page.responsible_service == successor
        assert page.live
        assert not page.has_unpublished_changes
        assert page.live_revision == page.latest_revision
        assert page.latest_revision.user == actor
        assert page.latest_revision.content["responsible_service"] == successor.pk
        assert responsible_for(page).service == successor
        assert responsible_for(page).merged_from is None

    def test_the_draft_on_top_of_a_live_page_moves_too_and_keeps_its_text(self, source, successor, actor):
        page = make_product(responsible_service=source, title="Oud")
        page.title = "Nieuw"
        page.save_revision()
        merge_service(source, successor, actor)
        page = ProductPage.objects.get(pk=page.pk)
        assert (page.title, page.responsible_service) == ("Oud", successor)
        assert page.has_unpublished_changes
        assert (draft_of(page).title, draft_of(page).responsible_service) == ("Nieuw", successor)

    def test_a_draft_that_was_never_live(self, source, successor):
        page = make_product(live=False, responsible_service=source)
        merge_service(source, successor)
        page = ProductPage.objects.get(pk=page.pk)
        assert not page.live
        assert draft_of(page).responsible_service == successor

    def test_a_page_whose_draft_alone_names_the_source(self, source, successor):
        other = make_service()
        page = make_product(responsible_service=other)
        page.responsible_service = source
        page.save_revision()
        merge_service(source, successor)
        page = ProductPage.objects.get(pk=page.pk)
        assert page.responsible_service == other
        assert draft_of(page).responsible_service == successor

    def test_a_scheduled_text_goes_out_with_the_successor(self, source, successor):
        page = make_product(live=False, responsible_service=source)
        page.go_live_at = timezone.now() + timedelta(days=1)
        scheduled = page.save_revision()
        scheduled.publish()
        merge_service(source, successor)
        scheduled.refresh_from_db()
        assert scheduled.approved_go_live_at is not None
        assert scheduled.content["responsible_service"] == successor.pk

    def test_exceptions_move_in_row_and_draft(self, source, successor):
        page = make_product()
        audience = Audience.objects.create(name="Onderneming")
        page.exceptions.add(PageException(audience=audience, service=source))
        page.save_revision().publish()
        page = ProductPage.objects.get(pk=page.pk)
        page.title = "Met een concept erop"
        page.save_revision()
        merge_service(source, successor)
        page = ProductPage.objects.get(pk=page.pk)
        assert [item.service for item in page.exceptions.all()] == [successor]
        assert [item.service for item in draft_of(page).exceptions.all()] == [successor]
        assert responsible_for(page, audience=audience).service == successor

    def test_pages_of_others_are_left_alone(self, source, successor):
        page = make_product()
        before = page.latest_revision_id
        merge_service(source, successor)
        assert Page.objects.get(pk=page.pk).latest_revision_id == before


class TestTheRest:
    def test_themes_move_with_history(self, source, successor, actor):
        theme = make_theme(service=source)
        merge_service(source, successor, actor)
        theme.refresh_from_db()
        assert theme.service == successor
        assert theme.history.first().history_user == actor

    def test_channels_come_along_and_stay_closed_when_the_old_service_was(self, source, successor):
        channel = make_channel(source)
        today = timezone.localdate()
        OpeningException.objects.create(service=source, start=today, end=today, reason="Opleiding")
        merge_service(source, successor)
        channel.refresh_from_db()
        assert (channel.service, channel.active) == (successor, True)
        assert [item.reason for item in channel.exceptions.all()] == ["Opleiding"]

    def test_or_go_out_of_use(self, source, successor):
        channel = make_channel(source)
        merge_service(source, successor, move_channels=False)
        channel.refresh_from_db()
        assert (channel.service, channel.active) == (source, False)

    def test_colleagues_come_along(self, source, successor):
        user = make_user("expert", services=(source,))
        merge_service(source, successor)
        assert set(ServiceMember.objects.filter(user=user).values_list("service", flat=True)) == {successor.pk}

    def test_but_nobody_enters_a_sensitive_service_by_a_merge(self, source):
        user = make_user("expert", services=(source,))
        merge_service(source, make_service(sensitive=True))
        assert not ServiceMember.objects.filter(user=user).exists()

    def test_open_questions_follow_with_an_event_and_closed_ones_stay(self, source, successor, actor):
        page = make_product(responsible_service=source)
        waiting, done = (ask(text=f"Vraag {n}", page=page, email="a@b.example", asked_through="api") for n in (1, 2))
        withdraw(done)
        promised = waiting.due
        merge_service(source, successor, actor)
        waiting.refresh_from_db()
        done.refresh_from_db()
        assert (waiting.service, waiting.routed_to, waiting.due) == (successor, source, promised)
        assert done.service == source
        event = waiting.events.last()
        assert (event.kind, event.actor, event.service) == (EventKind.HANDED_OVER, actor, successor)

    def test_the_source_stays_as_an_inactive_row_that_names_its_successor(self, source, successor, actor):
        merge_service(source, successor, actor)
        source.refresh_from_db()
        assert (source.active, source.successor) == (False, successor)
        assert source.history.first().history_user == actor

    def test_it_says_what_moved(self, source, successor):
        make_product(responsible_service=source)
        make_product(responsible_service=source)
        make_channel(source)
        numbers = sorted(use.count for use in merge_service(source, successor))
        assert numbers == [1, 2]
        assert uses_of(successor)

    def test_all_or_nothing(self, source, successor):
        page = make_product(responsible_service=source)

        def refuse(**kwargs):
            raise RuntimeError("no")

        service_merged.connect(refuse)
        try:
            with pytest.raises(RuntimeError):
                merge_service(source, successor)
        finally:
            service_merged.disconnect(refuse)
        source.refresh_from_db()
        assert source.active
        assert ProductPage.objects.get(pk=page.pk).responsible_service == source


class TestRefusals:
    def test_itself(self, source):
        with pytest.raises(ValidationError):
            merge_service(source, source)

    def test_the_front_desk(self, successor):
        with pytest.raises(ValidationError):
            merge_service(Service.objects.front_desk(), successor)

    def test_into_a_service_out_of_use(self, source):
        with pytest.raises(ValidationError):
            merge_service(source, make_service(active=False))

    def test_twice(self, source, successor):
        merge_service(source, successor)
        with pytest.raises(ValidationError):
            merge_service(source, make_service())

    def test_in_a_circle(self, source, successor):
        merge_service(source, successor)
        with pytest.raises(ValidationError):
            merge_service(successor, source)

    def test_a_sensitive_service_into_an_open_one(self, successor):
        with pytest.raises(ValidationError):
            merge_service(make_service(sensitive=True), successor)

    def test_a_chain_still_finds_who_answers(self, source, successor):
        last = make_service()
        page = make_product(responsible_service=source)
        merge_service(source, successor)
        merge_service(successor, last)
        assert responsible_for(ProductPage.objects.get(pk=page.pk)).service == last


class TestFrontDesk:
    def test_it_moves_with_history(self, successor, actor):
        before = Service.objects.front_desk()
        move_front_desk(successor, actor)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # the trigger that wants at least one agrees
        assert Service.objects.front_desk() == successor
        before.refresh_from_db()
        assert before.history.first().history_user == actor

    def test_a_second_time_changes_nothing(self, successor):
        move_front_desk(successor)
        assert move_front_desk(successor).is_front_desk

    def test_not_to_a_service_out_of_use(self):
        with pytest.raises(ValidationError):
            move_front_desk(make_service(active=False))
