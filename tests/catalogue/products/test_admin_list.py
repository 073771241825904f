"""The list of products: who sees it, what it filters, what it exports, how many queries it takes."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone

from catalogue.products.models import Audience, ProductPage, RewriteStatus
from cms.accounts.roles import Role
from tests.factories import make_department, make_product, make_service, make_theme, make_user

pytestmark = pytest.mark.django_db

URL = "/beheer/producten/"


@pytest.fixture
def editor(client):
    user = make_user("editor")
    client.force_login(user)
    client.user = user
    return client


def titles(client, **query):
    response = client.get(URL, query)
    assert response.status_code == 200
    return {page.title for page in response.context["object_list"]}


@pytest.mark.parametrize("role", [None, *Role])
def test_who_sees_the_list_and_its_export(client, role):
    if role:
        client.force_login(make_user(role))
    for query in ({}, {"export": "csv"}, {"export": "xlsx"}):
        status = client.get(URL, query).status_code
        assert status == 200 if role in {Role.EDITOR, Role.CHIEF_EDITOR} else status in {302, 403}


class TestFilters:
    def test_each_keeps_what_it_says(self, editor):
        department = make_department()
        service, theme = make_service(department=department), make_theme()
        audience = Audience.objects.create(name="Student")
        today = timezone.localdate()
        make_product(title="Van de dienst", responsible_service=service)
        make_product(title="Van het thema", theme=theme)
        make_product(title="Klaar", rewrite_status=RewriteStatus.DONE)
        make_product(title="Van mij", owner=editor.user)
        make_product(title="Verplicht", legally_required=True)
        make_product(title="Concept", live=False)
        make_product(title="Zonder dienst", live=False, responsible_service=None)
        make_product(title="Na te kijken", review_on=today)
        make_product(title="Binnenkort", review_on=today + timedelta(days=20))
        page = make_product(title="Voor studenten")
        page.audiences.add(audience)
        page.save()
        assert titles(editor, service=service.pk) == titles(editor, department=department.pk) == {"Van de dienst"}
        assert titles(editor, theme=theme.pk) == {"Van het thema"}
        assert titles(editor, audience=audience.pk) == {"Voor studenten"}
        assert titles(editor, work="done") == {"Klaar"}
        assert "Klaar" not in titles(editor, work="open")
        assert titles(editor, owner=editor.user.pk) == {"Van mij"}
        assert titles(editor, required="True") == {"Verplicht"}
        assert titles(editor, published="False") == {"Concept", "Zonder dienst"}
        assert titles(editor, without_service="yes") == {"Zonder dienst"}
        assert titles(editor, review="due") == {"Na te kijken"}
        assert titles(editor, review="soon") == {"Na te kijken", "Binnenkort"}
        assert len(titles(editor)) == 10

    def test_search_and_filter_go_together(self, editor):
        make_product(title="Paspoort", product_number="777")
        make_product(title="Paspoort voor kinderen", legally_required=True)
        assert titles(editor, q="paspoort", required="True") == {"Paspoort voor kinderen"}
        assert titles(editor, q="777") == {"Paspoort"}

    @pytest.mark.parametrize(
        "query", [{"service": "x"}, {"work": "x"}, {"ordering": "x"}, {"p": "99999"}, {"owner": "0"}]
    )
    def test_nonsense_in_the_address_is_no_server_error(self, editor, query):
        assert editor.get(URL, query).status_code in {200, 404}


def test_it_takes_as_many_queries_for_fifty_rows_as_for_five(editor, django_assert_max_num_queries):
    audience = Audience.objects.create(name="Burger")

    def rows(number):
        for _n in range(number):
            make_product(owner=make_user("editor"), audiences=[audience])

    rows(5)
    editor.get(URL)
    with django_assert_max_num_queries(26):
        editor.get(URL)
    rows(45)
    with django_assert_max_num_queries(26):
        assert len(editor.get(URL).context["object_list"]) == 50


class TestExport:
    def exported(self, client, **query):
        response = client.get(URL, {"export": "csv", **query})
        return list(csv.DictReader(io.StringIO(response.getvalue().decode())))

    def test_every_row_of_the_filter_and_no_note_or_name_of_a_colleague(self, editor):
        owner = make_user("editor", first_name="Geheime", last_name="Eigenaar")
        make_product(title="Paspoort", agent_note="Alleen voor collega's", owner=owner)
        make_product(title="Ander", legally_required=True)
        rows = self.exported(editor, required="False")
        assert [row["Titel"] for row in rows] == ["Paspoort"]
        text = str(rows)
        assert "collega" not in text
        assert "Geheime" not in text

    def test_it_says_what_each_page_still_lacks(self, editor):
        make_product(live=False, responsible_service=None)
        assert "Kies de dienst" in str(self.exported(editor))

    def test_nothing_runs_in_a_spreadsheet(self, editor):
        make_product(title="=HYPERLINK(1)")
        assert "'=HYPERLINK(1)" in str(self.exported(editor))


def test_the_list_offers_no_choice_of_all_pages_of_the_site(editor):
    service, theme = make_service(), make_theme()
    for _n in range(51):
        make_product(responsible_service=service, theme=theme)
    html = editor.get(URL).content.decode()
    assert "data-bulk-action-num-objects-in-listing" not in html
    assert ProductPage.objects.count() == 51
