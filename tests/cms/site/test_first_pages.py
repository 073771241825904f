"""What an empty city has: once, and never again against an editor's will."""

import pytest
from django.test import Client, TestCase

from cms.site.empty_city import ensure_empty_city
from cms.site.models import InfoPage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "words"), [("/toegankelijkheid/", "gedeeltelijk conform"), ("/privacy/", "Algemene Verordening")]
)
def test_statement_and_privacy_are_live(client: Client, path: str, words: str) -> None:
    html = client.get(path).content.decode()
    assert words in html
    assert "{date}" not in html
    assert 'href="/contact/"' in html


def test_every_page_links_to_them(client: Client) -> None:
    html = client.get("/").content.decode()
    assert 'href="/toegankelijkheid/"' in html
    assert 'href="/privacy/"' in html


def test_again_changes_nothing() -> None:
    page = InfoPage.objects.get(slug="privacy")
    page.title = "Onze privacy"
    page.save_revision().publish()
    ensure_empty_city()
    assert InfoPage.objects.count() == 2
    assert InfoPage.objects.get(slug="privacy").title == "Onze privacy"


def test_a_removed_or_renamed_page_does_not_come_back() -> None:
    InfoPage.objects.get(slug="toegankelijkheid").delete()
    renamed = InfoPage.objects.get(slug="privacy")
    renamed.slug = "je-gegevens"
    with TestCase.captureOnCommitCallbacks(execute=True):
        renamed.save_revision().publish()
    ensure_empty_city()
    assert list(InfoPage.objects.values_list("slug", flat=True)) == ["je-gegevens"]
