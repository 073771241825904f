"""Every register × every role × every verb, and what a list must not tell."""

import csv
import io

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from catalogue.organisation.models import Channel, CityHoliday, Department, OpeningException, Service
from catalogue.products.models import Audience, LifeEvent, Theme
from cms.accounts.roles import Role
from tests.conftest import rows_for_all
from tests.factories import make_channel, make_department, make_product, make_service, make_theme, make_user

pytestmark = pytest.mark.django_db

NAMED = {"name": "Nieuwe naam", "slug": "", "description": "", "order": "5", "active": "on", "ipdc_code": ""}
REGISTERS = {
    "department": ("departementen", make_department, lambda: NAMED),
    "service": (
        "diensten",
        make_service,
        lambda: {**NAMED, "department": make_department().pk, "promise": "3"},
    ),
    "channel": (
        "kanalen",
        make_channel,
        lambda: {
            "service": make_service().pk,
            "kind": "phone",
            "value": "011 23 90 00",
            "order": "1",
            "active": "on",
            "opening_hours": "Mo-Fr 09:00-12:00",
        },
    ),
    "openingexception": (
        "afwijkende-uren",
        lambda: OpeningException.objects.create(start="2026-12-24", end="2026-12-24", reason="Kerstavond"),
        lambda: {"start": "2026-12-31", "end": "2026-12-31", "reason": "Oudjaar", "opening_hours": "09:00-12:00"},
    ),
    "cityholiday": (
        "sluitingsdagen",
        lambda: CityHoliday.objects.create(date="2026-11-02", name="Allerzielen"),
        lambda: {"date": "2026-12-26", "name": "Tweede kerstdag"},
    ),
    "theme": ("themas", make_theme, lambda: NAMED),
    "audience": ("doelgroepen", lambda: Audience.objects.create(name="Burger"), lambda: NAMED),
    "lifeevent": ("levensgebeurtenissen", lambda: LifeEvent.objects.create(name="Verhuizen"), lambda: NAMED),
}
ROLES = [None, "superuser", *Role]


@pytest.fixture(scope="module")
def cookies(django_db_setup: None, django_db_blocker: pytest.FixtureRequest):
    """Someone of every role, logged in once for all tests of this file."""
    with rows_for_all(django_db_blocker):
        made = {None: Client().cookies}
        for role in ROLES[1:]:
            client = Client()
            client.force_login(make_user(is_superuser=True) if role == "superuser" else make_user(role))
            made[role] = client.cookies
        yield made


@pytest.fixture
def by_each_role(cookies, db):
    """Call `did(client, role)`, which says what is wrong, for every role; what one does is undone before the next."""

    def run(did):
        wrong = {}
        for role in ROLES:
            client = Client()
            client.cookies = cookies[role].copy()
            with transaction.atomic():
                said = did(client, role)
                transaction.set_rollback(True)
            if said:
                wrong[str(role)] = said
        assert wrong == {}

    return run


def may(role, verb):
    if role in {"superuser", Role.CHIEF_EDITOR}:
        return True
    return role == Role.EDITOR and verb == "view"


def refused(response):
    """Anonymous and people outside the admin go to the login, people inside it hear no."""
    if response.status_code == 403:
        return True
    return response.status_code == 302 and response.url.startswith(("/account/login/", "/beheer/"))


def shown_or_refused(response, allowed):
    """Return what is wrong with the answer, if anything."""
    return None if (response.status_code == 200 if allowed else refused(response)) else response.status_code


@pytest.mark.parametrize("name", REGISTERS)
class TestWhoMayWhat:
    def url(self, name, action, *args):
        return reverse(f"{REGISTERS[name][0]}_modeladmin_{action}", args=args)

    def row(self, name):
        return REGISTERS[name][1]()

    @pytest.mark.parametrize("action", ["index", "inspect", "history"])
    def test_see(self, by_each_role, name, action):
        row = self.row(name)
        url = self.url(name, action, *([row.pk] if action != "index" else []))
        by_each_role(lambda client, role: shown_or_refused(client.get(url), may(role, "view")))

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_export(self, by_each_role, name, kind):
        self.row(name)

        def export(client, role):
            response = client.get(self.url(name, "index"), {"export": kind})
            if may(role, "view") and "attachment" not in response.get("Content-Disposition", ""):
                return "no attachment"
            return shown_or_refused(response, may(role, "view"))

        by_each_role(export)

    @pytest.mark.parametrize("action", ["create", "edit", "delete"])
    def test_open_a_form(self, by_each_role, name, action):
        row = self.row(name)
        url = self.url(name, action, *([row.pk] if action != "create" else []))
        by_each_role(lambda client, role: shown_or_refused(client.get(url), may(role, "change")))

    def test_create(self, by_each_role, name):
        model = type(self.row(name))
        data = REGISTERS[name][2]()
        before = model.objects.count()

        def create(client, role):
            response = client.post(self.url(name, "create"), data)
            if model.objects.count() != before + may(role, "change"):
                return "the number of rows", response.context and response.context["form"].errors
            if not may(role, "change"):
                return None if refused(response) else response.status_code
            assert response.status_code == 302, response.context["form"].errors
            created = model.objects.order_by("-pk").first()
            return None if created.history.first().history_user == response.wsgi_request.user else "the history"

        by_each_role(create)

    def test_change(self, by_each_role, name):
        row, data = self.row(name), REGISTERS[name][2]()
        before = row.history.count()

        def change(client, role):
            response = client.post(self.url(name, "edit", row.pk), data)
            changed = row.history.count() > before
            if response.status_code != 302 or changed != may(role, "change"):
                return response.status_code, changed
            return None if changed or refused(response) else response.url

        by_each_role(change)

    def test_delete(self, by_each_role, name):
        row = self.row(name)

        def delete(client, role):
            response = client.post(self.url(name, "delete", row.pk))
            gone = not type(row).objects.filter(pk=row.pk).exists()
            return None if gone == may(role, "change") and (gone or refused(response)) else (response.status_code, gone)

        by_each_role(delete)


@pytest.mark.parametrize("action", ["merge", "front_desk"])
def test_the_steps_of_a_service_are_for_who_may_change_it(by_each_role, action):
    pk, other = make_service().pk, make_service()
    url = reverse(f"diensten_modeladmin_{action}", args=[pk])

    def step(client, role):
        shown = client.get(url)
        done = client.post(url, {"successor": other.pk, "channels": "move"})
        service = Service.objects.get(pk=pk)
        happened = service.successor == other if action == "merge" else service.is_front_desk
        if happened != may(role, "change"):
            return "happened" if happened else "did not happen"
        return shown_or_refused(shown, happened) or (None if happened or refused(done) else done.status_code)

    by_each_role(step)


def test_members_are_nobodys_register_but_the_administrators(by_each_role):
    url = reverse("medewerkers_modeladmin_index")
    by_each_role(lambda client, role: shown_or_refused(client.get(url), role == "superuser"))


@pytest.fixture
def chief(client):
    user = make_user("chief_editor", first_name="Chef", last_name="Redactie")
    client.force_login(user)
    return client


class TestLists:
    def test_a_list_answers_no_question_about_accounts(self, chief):
        make_user("expert", services=(make_service(name="Zichtbaar"),), username="iemand")
        url = reverse("diensten_modeladmin_index")
        for lookup in ("memberships__user__password__startswith", "members__username", "nothing__at__all"):
            html = chief.get(url, {lookup: "niemand"}).content.decode()
            assert "Zichtbaar" in html  # the parameter is dropped: it neither filters nor fails

    @pytest.mark.parametrize("query", [{"active__exact": "x"}, {"department__id__exact": "x"}, {"o": "99"}, {"p": "x"}])
    def test_nonsense_in_the_address_is_no_server_error(self, chief, query):
        assert chief.get(reverse("diensten_modeladmin_index"), query, follow=True).status_code == 200

    def test_filters_and_search_work(self, chief):
        make_service(name="Zwembad", active=False)
        make_service(name="Zwemclub")
        url = reverse("diensten_modeladmin_index")
        assert "Zwemclub" not in chief.get(url, {"active__exact": "0"}).content.decode()
        html = chief.get(url, {"q": "zwemc"}).content.decode()
        assert "Zwemclub" in html
        assert "Zwembad" not in html

    @pytest.mark.parametrize("name", ["department", "service", "channel", "openingexception", "theme"])
    def test_queries_do_not_grow_with_the_rows(self, chief, name, django_assert_max_num_queries):
        url = reverse(f"{REGISTERS[name][0]}_modeladmin_index")
        for _n in range(12):
            REGISTERS[name][1]()
        chief.get(url)
        with django_assert_max_num_queries(20):
            assert chief.get(url).status_code == 200

    def test_an_export_runs_nothing_in_a_spreadsheet(self, chief):
        make_department(name="=HYPERLINK(1)")
        response = chief.get(reverse("departementen_modeladmin_index"), {"export": "csv"})
        rows = list(csv.DictReader(io.StringIO(response.getvalue().decode())))
        assert "'=HYPERLINK(1)" in {value for row in rows for value in row.values()}


class TestForms:
    def test_a_wrong_value_is_said_in_dutch_beside_the_field(self, chief):
        data = {**REGISTERS["channel"][2](), "value": "bel ons", "opening_hours": "altijd"}
        response = chief.post(reverse("kanalen_modeladmin_create"), data)
        errors = response.context["form"].errors
        assert "telefoonnummer" in errors["value"][0]
        assert "openingsuren" in errors["opening_hours"][0]
        assert "bel ons" in response.content.decode()  # what was typed is still there
        assert not Channel.objects.exists()

    def test_the_form_of_a_channel_shows_its_week_without_javascript(self, chief):
        channel = make_channel(opening_hours="Mo-Fr 09:00-12:00; PH off")
        html = chief.get(reverse("kanalen_modeladmin_edit", args=[channel.pk])).content.decode()
        assert "Maandag" in html
        assert "9.00 – 12.00" in html

    def test_the_front_desk_is_not_switched_off_by_a_form(self, chief):
        desk = Service.objects.front_desk()
        data = {"name": desk.name, "department": desk.department_id, "promise": "2"}
        response = chief.post(reverse("diensten_modeladmin_edit", args=[desk.pk]), data)
        assert "active" in response.context["form"].errors
        desk.refresh_from_db()
        assert desk.active

    def test_a_merged_service_is_not_switched_on_again(self, chief):
        old = make_service(active=False, successor=make_service())
        data = {"name": old.name, "department": old.department_id, "promise": "2", "active": "on"}
        response = chief.post(reverse("diensten_modeladmin_edit", args=[old.pk]), data)
        assert "active" in response.context["form"].errors

    def test_history_says_who_changed_what(self, chief):
        service = make_service(name="Oude naam")
        data = {"name": "Nieuwe naam", "slug": service.slug, "department": service.department_id, "promise": "5"}
        chief.post(reverse("diensten_modeladmin_edit", args=[service.pk]), {**data, "active": "on"})
        for action in ("history", "inspect"):
            url = reverse(f"diensten_modeladmin_{action}", args=[service.pk])
            html = chief.get(url).content.decode()
            assert "Chef Redactie" in html
            assert "Oude naam" in html
            assert "Nieuwe naam" in html


class TestDeleting:
    def test_a_service_with_pages_is_refused_with_numbers_and_a_way_out(self, chief):
        service = make_service()
        make_product(responsible_service=service)
        make_product(responsible_service=service)
        url = reverse("diensten_modeladmin_delete", args=[service.pk])
        for response in (chief.get(url), chief.post(url)):
            html = response.content.decode()
            assert "kan je niet verwijderen" in html
            assert "<td>2</td>" in html
            assert reverse("diensten_modeladmin_merge", args=[service.pk]) in html
        assert Service.objects.filter(pk=service.pk).exists()

    def test_a_service_that_only_a_draft_names_is_refused_too(self, chief):
        service = make_service()
        page = make_product()
        page.responsible_service = service
        page.save_revision()
        chief.post(reverse("diensten_modeladmin_delete", args=[service.pk]))
        assert Service.objects.filter(pk=service.pk).exists()

    def test_the_front_desk_is_refused(self, chief):
        desk = Service.objects.front_desk()
        desk.channels.all().delete()
        response = chief.post(reverse("diensten_modeladmin_delete", args=[desk.pk]))
        assert response.status_code == 409
        assert Service.objects.filter(pk=desk.pk).exists()

    def test_an_audience_that_an_exception_names_is_refused_in_dutch(self, chief):
        from catalogue.products.models import PageException

        audience = Audience.objects.create(name="Onderneming")
        PageException.objects.create(page=make_product(), audience=audience, service=make_service())
        url = reverse("doelgroepen_modeladmin_delete", args=[audience.pk])
        html = chief.post(url, follow=True).content.decode()
        assert "blijft staan" in html
        assert "1 uitzonderingen" in html
        assert Audience.objects.filter(pk=audience.pk).exists()

    def test_a_department_with_services_and_a_theme_with_products_are_refused(self, chief):
        service, theme = make_service(), make_theme()
        make_product(theme=theme)
        chief.post(reverse("departementen_modeladmin_delete", args=[service.department_id]))
        chief.post(reverse("themas_modeladmin_delete", args=[theme.pk]))
        assert Department.objects.filter(pk=service.department_id).exists()
        assert Theme.objects.filter(pk=theme.pk).exists()


class TestMergeScreen:
    def test_it_shows_the_numbers_and_merges(self, chief):
        source, successor = make_service(name="Bron"), make_service(name="Doel")
        make_product(responsible_service=source)
        url = reverse("diensten_modeladmin_merge", args=[source.pk])
        assert "<td>1</td>" in chief.get(url).content.decode()
        html = chief.post(url, {"successor": successor.pk, "channels": "move"}, follow=True).content.decode()
        assert "“Bron” hoort nu bij “Doel”" in html
        again = chief.post(url, {"successor": successor.pk, "channels": "move"})  # the second click
        assert "help-critical" in again.content.decode()
        assert "Doel" in again.context["refused"]

    def test_what_will_not_do_is_said_beside_the_field(self, chief):
        source, successor = make_service(sensitive=True), make_service()
        url = reverse("diensten_modeladmin_merge", args=[source.pk])
        response = chief.post(url, {"successor": successor.pk, "channels": "move"})
        assert "gevoelig" in response.context["form"].errors["successor"][0]
        assert "successor" in chief.post(url, {"channels": "move"}).context["form"].errors
