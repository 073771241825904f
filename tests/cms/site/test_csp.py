"""The content security policy: strict for readers, looser in the editors' admin and nowhere else."""

import re

import pytest
from django.test import Client

from tests.cms.site.full_product import full_product
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def directives(client: Client, path: str) -> dict[str, str]:
    header = client.get(path)["Content-Security-Policy"]
    return dict((part.strip() + " ").split(" ", 1) for part in header.split(";") if part.strip())


@pytest.mark.parametrize(
    "path", ["/", "/producten/", "/diensten/", "/bestaat-niet/", "/zoeken/?q=x", "/account/login/"]
)
def test_readers_pages_run_nothing_inline(client: Client, path: str) -> None:
    for _time in range(2):  # the second comes from the cache
        policy = directives(client, path)
        assert "unsafe" not in " ".join(policy.values())
        assert policy["script-src"].startswith("'self'")
        assert policy["object-src"].strip() == "'none'"


def test_the_admin_may_run_its_own(client: Client) -> None:
    client.force_login(make_user("chief_editor"))
    policy = directives(client, "/beheer/")
    assert policy["script-src"].strip() == "'self' 'unsafe-inline'"
    assert policy["style-src"].strip() == "'self' 'unsafe-inline'"
    assert policy["object-src"].strip() == "'none'"
    assert "unsafe" not in " ".join(directives(client, "/").values())


def test_pages_hold_no_inline_style_or_script_but_data(client: Client) -> None:
    page = full_product()
    for path in ("/", "/producten/", f"/producten/{page.slug}/", page.responsible_service.get_absolute_url()):
        html = client.get(path).content.decode()
        assert "style=" not in html
        assert "<style" not in html
        assert not re.search(r"\son[a-z]+=", html)
        inline = set(re.findall(r"<script[^>]*>", html)) - {'<script defer src="/static/site/suggest.js">'}
        assert inline <= {'<script type="application/ld+json">'}


def test_nothing_comes_from_elsewhere(client: Client) -> None:
    html = client.get("/").content.decode()
    for address in re.findall(r'(?:src|href)="([^"]+)"', html):
        assert not address.startswith(("http:", "https:", "//")) or address.startswith("http://localhost:8000/"), (
            address
        )
