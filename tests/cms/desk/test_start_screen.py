"""The editor's start screen: counts that equal their lists, for who edits pages, in few queries."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import override_settings
from django.utils import timezone

from catalogue.products.models import RewriteStatus
from tests.factories import make_department, make_product, make_service, make_user

pytestmark = pytest.mark.django_db

URL = "/beheer/"


@pytest.fixture
def editor(client):
    client.user = make_user("editor")
    client.force_login(client.user)
    return client


@pytest.fixture
def city(editor):
    """A few pages of every kind."""
    today = timezone.localdate()
    services = [make_service(department=make_department(name=name)) for name in ("Burgerzaken", "Welzijn")]
    for number in range(12):
        make_product(
            title=f"Pagina {number}",
            responsible_service=services[number % 2],
            owner=editor.user if number < 5 else None,
            live=number % 4 != 0,
            legally_required=number % 3 == 0,
            rewrite_status=RewriteStatus.DONE if number % 5 == 0 else RewriteStatus.TO_REWRITE,
            review_on=today - timedelta(days=1) if number == 7 else None,
        )
    make_product(title="Zonder dienst", live=False, responsible_service=None)
    return services


def links(html):
    """Each number of the screen with the list behind it."""
    found = re.findall(r'<a href="(/beheer/producten/[^"]*)">(?:<strong>)?(\d+)', html)
    return [(unescape(href), int(number)) for href, number in found]


def test_each_number_is_the_length_of_the_list_behind_it(editor, city):
    html = editor.get(URL).content.decode()
    found = links(html)
    assert len(found) >= 4 + 2 * 2
    for href, number in found:
        assert editor.get(href).context["paginator"].count == number, href


def test_my_pages_with_those_required_by_law_first(editor, city):
    html = editor.get(URL).content.decode()
    mine = html[html.index("desk__mine") :]
    assert mine.index("Pagina 3") < mine.index("Pagina 1<")
    assert "Pagina 0" not in mine[: mine.index("</table>")]  # rewritten already
    assert "Pagina 9" not in mine[: mine.index("</table>")]  # somebody else's


def test_the_chart_has_words_and_its_table(editor, city):
    html = editor.get(URL).content.decode()
    assert 'role="img" aria-labelledby="burndown-title burndown-desc"' in html
    assert "De cijfers, week na week" in html
    assert "nog te herschrijven" in html
    for points in re.findall(r'points="([^"]+)"', html):
        assert re.fullmatch(r"[\d. ,-]+", points)
        assert all(len(pair.split(",")) == 2 for pair in points.split())


def test_an_empty_city(editor):
    html = editor.get(URL).content.decode()
    assert "Er wacht geen pagina op jou." in html
    assert "Er zijn nog geen producten." in html
    assert "burndown" not in html


@override_settings(REWRITE_DEADLINE="2020-01-01")
def test_after_the_deadline(editor, city):
    assert "De deadline was 1 januari 2020." in editor.get(URL).content.decode()


def test_everything_is_in_dutch(editor, city):
    html = editor.get(URL).content.decode()
    for english in ("What is to be done", "My pages", "without a service", "Rewritten", "deadline was"):
        assert english not in html
    assert "Wat er te doen is" in html


def test_it_takes_as_many_queries_for_many_pages_as_for_few(editor, city, django_assert_max_num_queries):
    editor.get(URL)
    with django_assert_max_num_queries(30):
        editor.get(URL)
    for _n in range(30):
        make_product(owner=editor.user)
    with django_assert_max_num_queries(30):
        editor.get(URL)


@pytest.mark.parametrize("role", ["agent", "expert", "lead", "privacy_officer"])
def test_it_is_not_for_others(client, role):
    client.force_login(make_user(role))
    assert client.get(URL).status_code in {302, 403}
