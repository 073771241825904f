"""Who answers for a page, and why: on its form and after each choice."""

import pytest
from django.urls import reverse

from catalogue.products.models import Audience, PageException
from tests.factories import catalogue_section, make_channel, make_product, make_service, make_theme, make_user

pytestmark = pytest.mark.django_db

URL = "/beheer/wie-antwoordt/"


@pytest.fixture
def editor(client):
    client.force_login(make_user("editor"))
    return client


def test_the_form_says_who_and_why(editor):
    service = make_service(name="Dienst Paspoorten", promise=4)
    make_channel(service, label="Balie van de paspoorten")
    page = make_product(responsible_service=service)
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    panel = html[html.index("data-who-answers") :]
    for words in ("Dienst Paspoorten", "de pagina noemt deze dienst", "binnen 4 werkdagen", "Balie van de paspoorten"):
        assert words in panel


def test_each_exception_is_told(editor):
    page = make_product()
    other = make_service(name="Ondernemersloket")
    PageException.objects.create(page=page, audience=Audience.objects.create(name="Onderneming"), service=other)
    page.save_revision().publish()
    html = editor.get(URL, {"page": page.pk, "service": page.responsible_service_id}).content.decode()
    assert "Onderneming" in html
    assert "→ Ondernemersloket" in html


def test_it_follows_the_choices_in_the_form(editor):
    page = make_product(live=False, responsible_service=None, theme=None)
    service = make_service(name="Gekozen dienst")
    channel = make_channel(service, label="Gekozen balie")
    theme = make_theme(service=make_service(name="Dienst van het thema"))
    chosen = editor.get(URL, {"page": page.pk, "service": service.pk, "channels": channel.pk}).content.decode()
    assert "Gekozen dienst" in chosen
    assert "checked" in chosen
    by_theme = editor.get(URL, {"page": page.pk, "theme": theme.pk}).content.decode()
    assert "Dienst van het thema" in by_theme
    assert "Kies een dienst voor je publiceert" in by_theme
    nobody = editor.get(URL, {"page": page.pk}).content.decode()
    assert "dus het onthaal antwoordt" in nobody or "onthaal" in nobody.lower()


def test_for_a_page_that_is_not_there_yet(editor):
    service = make_service(name="Nieuwe dienst")
    html = editor.get(URL, {"parent": catalogue_section().pk, "service": service.pk}).content.decode()
    assert "Nieuwe dienst" in html


@pytest.mark.parametrize("query", [{}, {"page": "x"}, {"page": "999999"}, {"parent": "999999"}, {"service": "1"}])
def test_nonsense_is_refused(editor, query):
    assert editor.get(URL, query).status_code in {302, 403, 404}


@pytest.mark.parametrize("role", [None, "agent", "lead"])
def test_only_for_who_edits(client, role):
    page = make_product()
    if role:
        client.force_login(make_user(role))
    assert client.get(URL, {"page": page.pk}).status_code in {302, 403}
