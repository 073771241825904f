"""Ready for a second language: Dutch without a prefix, the other with its own, each naming the other."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import clear_url_caches
from wagtail.models import Locale, Site

from catalogue.products.models import CatalogueSection
from tests.factories import catalogue_section, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(settings: Any) -> Iterator[Locale]:
    languages = [("nl", "Nederlands"), ("en", "English")]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = languages
    clear_url_caches()
    locale = Locale.objects.create(language_code="en")
    home = Site.objects.get(is_default_site=True).root_page.specific
    home.copy_for_translation(locale).save_revision().publish()
    catalogue_section().copy_for_translation(locale).save_revision().publish()
    yield locale
    clear_url_caches()


def test_a_translation_and_its_original_name_each_other(client: Client, english: Locale) -> None:
    page = make_product(slug="paspoort", title="Paspoort")
    copy = page.copy_for_translation(english)
    copy.title, copy.slug = "Passport", "passport"
    copy.save_revision().publish()
    section = CatalogueSection.objects.get(locale=english)
    dutch = client.get("/producten/paspoort/").content.decode()
    other = client.get(f"/en/{section.slug}/passport/").content.decode()
    for html in (dutch, other):
        assert '<link rel="alternate" hreflang="nl" href="http://localhost:8000/producten/paspoort/">' in html
        assert f'<link rel="alternate" hreflang="en" href="http://localhost:8000/en/{section.slug}/passport/">' in html
    assert '<html lang="nl">' in dutch
    assert '<html lang="en">' in other


def test_a_dutch_page_does_not_live_under_the_other_prefix(client: Client, english: Locale) -> None:
    make_product(slug="paspoort")
    assert client.get("/en/producten/paspoort/").status_code == 404


def test_lists_show_the_language_of_now(client: Client, english: Locale) -> None:
    page = make_product(title="Paspoort")
    copy = page.copy_for_translation(english)
    copy.title = "Passport"
    copy.save_revision().publish()
    assert "Passport" not in client.get("/producten/").content.decode()
    assert "Paspoort" in client.get("/producten/").content.decode()


def test_the_browser_does_not_choose_the_language_of_an_address(client: Client, english: Locale) -> None:
    html = client.get("/", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="nl">' in html


def test_one_language_needs_no_alternates(client: Client) -> None:
    page = make_product()
    assert "hreflang" not in client.get(f"/producten/{page.slug}/").content.decode()
