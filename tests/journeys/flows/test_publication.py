"""What does not end is published by no path: form, bulk action, workflow, code and schedule, and each says why."""

import logging
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Workflow

from catalogue.organisation.services import uses_of
from journeys.flows.models import FlowPage
from tests.factories import make_product, make_service, make_user
from tests.journeys.flows.making import SMALL, changed, flow_section, make_flow, make_table

pytestmark = pytest.mark.django_db
OPTION, GROOT = ("questions", 0, "options", 1), ("questions", 1)
PLACE = {"key": "waar", "kind": "place", "title": "Waar?", "table": "zones", "to": "nee"}
TERUG = {"key": "terug", "kind": "yes_no", "title": "Zeker?", "to": "wat"}


def led_to(question):
    return changed(*OPTION, "to", value=question["key"], of=changed("questions", 2, value=question))


DEFECTS = {
    "loop": (led_to(TERUG), ("leiden naar elkaar terug", "Zeker?", "Wat wil je bouwen?")),
    "dead end": (led_to({**TERUG, "to": ""}), ("leidt nergens heen", "Zeker?")),
    "unreachable": (changed("questions", 2, value={**TERUG, "to": "nee"}), ("Niemand komt bij deze vraag", "Zeker?")),
    "option without a goal": (changed(*OPTION, "to"), ("Wat wil je bouwen?", "antwoord “Niets”", "leidt nergens heen")),
    "no table": (led_to(PLACE), ("zones", "Waar?")),
    "no part": (
        led_to({"key": "deel", "kind": "part", "title": "Deel", "part": str(uuid4()), "to": "nee"}),
        ("niet gepubliceerd", "Deel"),
    ),
    "no product": (changed("outcomes", 0, "products", value=[str(uuid4())]), ("Een product van deze uitkomst",)),
    "no journey": (changed("outcomes", 0, "journey", value=str(uuid4())), ("De klantreis van deze uitkomst",)),
    "no service": (changed("outcomes", 0, "service", value=str(uuid4())), ("De dienst van deze uitkomst",)),
    "promise": (changed("outcomes", 0, "text", value="Je hebt recht op alles."), ("belooft te veel",)),
    "not of the form": ({"questions": "veel"}, ("questions",)),
}

EVERYWHERE = {"loop", "dead end", "unreachable", "option without a goal"}


def fresh(page):
    return FlowPage.objects.get(pk=page.pk)


@pytest.fixture(scope="module")
def chief_client():
    from django.test import Client

    return Client()


@pytest.fixture
def chief(chief_client):
    chief_client.force_login(make_user("chief_editor"))
    return chief_client


def form(page, **action):
    data = {"title": page.title, "slug": page.slug, "introduction": "", **action}
    for formset in ("exceptions", "comments", "offered_on"):
        data |= {f"{formset}-TOTAL_FORMS": "0", f"{formset}-INITIAL_FORMS": "0"}
        data |= {f"{formset}-MIN_NUM_FORMS": "0", f"{formset}-MAX_NUM_FORMS": "1000"}
    return data


def through_the_form(client, page):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, form(page, **{"action-publish": "1"}), follow=True).content.decode()


def in_bulk(client, page):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    asked = client.get(f"{url}?id={page.pk}").content.decode()
    client.post(f"{url}?id={page.pk}&next=/beheer/", follow=True)
    return asked


def in_a_workflow(client, page):
    task = Workflow.objects.get(active=True).start(page, make_user("editor")).current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    return client.post(url, {"comment": ""}, follow=True).content.decode()


def due(page):
    """Schedule the latest text, past the check that refuses it today."""
    past = timezone.now() - timedelta(minutes=5)
    revision = page.get_latest_revision()
    content = {**revision.content, "go_live_at": past.isoformat()}
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)


def on_schedule(client, page):
    due(page)
    errors = StringIO()
    call_command("publish_scheduled", stderr=errors)
    return errors.getvalue()


def by_code(client, page):
    with pytest.raises(ValidationError) as refused:
        page.get_latest_revision().publish()
    return " ".join(refused.value.messages)


PATHS = [through_the_form, in_bulk, in_a_workflow, on_schedule, by_code]


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_refused_by_name_on_every_path(defect, chief):
    flow, words = DEFECTS[defect]
    page = make_flow(live=False)
    page.definition = flow
    page.save_revision(clean=False)
    for path in PATHS if defect in EVERYWHERE else [by_code]:  # the others go the same way
        said = path(chief, page).replace("&quot;", '"')
        for word in words:
            assert word in said, (path.__name__, word)
        assert not fresh(page).live, path.__name__


@pytest.mark.parametrize("path", [through_the_form, in_bulk, in_a_workflow, on_schedule])
def test_a_whole_flow_goes_out_by_each_of_them(path, chief):
    page = make_flow(live=False)
    path(chief, page)
    assert fresh(page).live


def test_scheduling_is_refused_now_and_not_on_the_day_itself(chief):
    page = make_flow(changed(*OPTION, "to"), live=False)
    soon = timezone.localtime(timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    html = chief.post(url, form(page, go_live_at=soon, **{"action-publish": "1"})).content.decode()
    assert "antwoord “Niets”" in html
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_what_vanished_meanwhile_stops_a_scheduled_flow(caplog):
    product = make_product()
    page = make_flow(changed("outcomes", 0, "products", value=[str(product.uuid)]), live=False)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    due(page)
    product.unpublish()
    other = make_flow(live=False)
    due(other)
    with caplog.at_level(logging.WARNING, logger="catalogue.publication"):
        call_command("publish_scheduled", stderr=StringIO())
    assert not fresh(page).live
    assert fresh(other).live
    assert str(page.pk) in caplog.text


def test_an_unfinished_draft_is_kept(chief):
    page = make_flow(changed(*OPTION, "to"), live=False)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert chief.post(url, form(page, title="Andere titel"), follow=True).status_code == 200
    assert fresh(page).draft_title == "Andere titel"


def test_a_live_flow_stays_as_it_is_when_its_draft_is_refused(chief):
    page = make_flow()
    draft = page.get_latest_revision_as_object()
    draft.definition = changed(*OPTION, "to")
    draft.save_revision()
    in_bulk(chief, page)
    assert fresh(page).definition == SMALL


def test_what_is_there_is_accepted():
    make_table("zones", p3500="zone-1")
    linked = changed("outcomes", 0, "products", value=[str(make_product().uuid)])
    old = make_service(active=False, successor=make_service())
    linked = changed("outcomes", 0, "service", value=str(old.uuid), of=linked)
    assert make_flow(linked).live
    place = {**PLACE, "rules": [{"when": {"question": "waar", "test": "is", "value": ["zone-1"]}, "to": "ja"}]}
    assert make_flow(led_to(place)).live


def test_an_area_that_the_table_does_not_have_is_refused():
    make_table("zones", p3500="zone-1")
    place = {**PLACE, "rules": [{"when": {"question": "waar", "test": "is", "value": ["zone-9"]}, "to": "ja"}]}
    with pytest.raises(ValidationError, match="zone-9"):
        make_flow(led_to(place))


class TestParts:
    INNER = {
        "start": "b",
        "questions": [
            {"key": "b", "kind": "yes_no", "title": "B?", "options": [{"key": "ja", "to": "wel"}], "to": "niet"}
        ],
        "outcomes": [
            {"key": "wel", "kind": "applies", "title": "Wel", "text": "Wel."},
            {"key": "niet", "kind": "not", "title": "Niet", "text": "Niet."},
        ],
    }

    def using(self, part, **ways):
        ways = ways or {"options": [{"key": "wel", "to": "ja"}, {"key": "niet", "to": "nee"}]}
        return led_to({"key": "deel", "kind": "part", "title": "Deel", "part": str(part.uuid), **ways})

    @pytest.fixture
    def part(self):
        return make_flow(self.INNER, title="Klein deel", is_part=True)

    def test_each_outcome_of_a_part_leads_on(self, part):
        assert make_flow(self.using(part)).live
        assert make_flow(self.using(part, to="nee")).live
        with pytest.raises(ValidationError, match=r"Niet.*volgt niets"):
            make_flow(self.using(part, options=[{"key": "wel", "to": "ja"}]))

    def test_a_part_that_is_not_published_is_refused(self, part):
        part.unpublish()
        with pytest.raises(ValidationError, match="niet gepubliceerd"):
            make_flow(self.using(part))

    def test_a_change_that_breaks_a_live_flow_is_refused_by_its_name(self, part):
        user = make_flow(self.using(part), title="Wie het gebruikt")
        other = {"key": "soms", "kind": "not", "title": "Soms", "text": "x"}  # an outcome that the user does not know
        part.definition = changed(
            "outcomes", 1, value=other, of=changed("questions", 0, "to", value="soms", of=self.INNER)
        )
        with pytest.raises(ValidationError, match="Wie het gebruikt"):
            part.save_revision().publish()
        assert fresh(part).definition == self.INNER
        assert fresh(user).live

    def test_a_change_that_does_not_goes_out(self, part):
        make_flow(self.using(part))
        part.definition = changed("questions", 0, "title", value="Heb je B?", of=self.INNER)
        part.save_revision().publish()
        assert fresh(part).definition["questions"][0]["title"] == "Heb je B?"

    def test_a_part_cannot_hold_itself(self, part):
        other = make_flow(self.using(part), title="Buiten")
        part.definition = {
            **self.INNER,
            "questions": [
                {"key": "b", "kind": "part", "title": "Weer", "part": str(other.uuid), "rules": [
                    {"when": {"question": "b", "test": "is", "value": ["ja"]}, "to": "wel"}], "to": "niet"}
            ],
        }  # fmt: skip
        with pytest.raises(ValidationError, match="bevat zichzelf"):
            part.save_revision().publish()

    @pytest.mark.parametrize("away", ["delete", "unpublish"])
    def test_a_part_in_use_is_not_taken_away(self, part, away, chief):
        make_flow(self.using(part), title="Wie het gebruikt")
        html = chief.post(reverse(f"wagtailadmin_pages:{away}", args=[part.pk]), follow=True).content.decode()
        assert "Wie het gebruikt" in html
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", away])
        html = chief.post(f"{url}?id={part.pk}&next=/beheer/", follow=True).content.decode()
        assert "Wie het gebruikt" in html
        assert Page.objects.get(pk=part.pk).live

    def test_one_that_nobody_uses_is(self, part, chief):
        chief.post(reverse("wagtailadmin_pages:unpublish", args=[part.pk]))
        assert not Page.objects.get(pk=part.pk).live


class TestRows:
    """Past every publication: a row that is saved live."""

    def test_questions_that_do_not_end_are_not_saved_live(self):
        page = make_flow()
        page.definition = changed(*OPTION, "to")
        with pytest.raises(ValidationError, match="Niets"):
            page.save()
        with pytest.raises(ValidationError, match="eerste vraag"):
            flow_section().add_child(instance=FlowPage(title="Leeg", slug="leeg", live=True))

    def test_a_page_whose_product_went_away_is_still_saved(self):
        product = make_product()
        page = make_flow(changed("outcomes", 0, "products", value=[str(product.uuid)]))
        product.unpublish()
        page.introduction = "Anders"
        page.save()
        assert fresh(page).introduction == "Anders"


def test_a_service_that_an_outcome_names_is_in_use():
    service = make_service()
    make_flow(changed("outcomes", 0, "service", value=str(service.uuid)))
    assert [(use.label, use.count) for use in uses_of(service)] == [("uitkomsten van hulp bij kiezen", 1)]
