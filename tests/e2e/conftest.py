"""Browser and city for the tests of the whole way."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.conftest import missing
from tests.e2e.city import PASSWORD, City, served_city

# Quiet: a browser that asks its maker's hosts nothing.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these tests on one worker: they share one served city."""
    for item in items:
        if "/e2e/" in str(item.path):
            item.add_marker(pytest.mark.xdist_group("e2e"))
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    if url := os.environ.get("E2E_URL"):  # while writing a test: a city that is served already
        mail, database = Path(os.environ["MAIL_DIR"]), os.environ["DATABASE_URL"]
        yield City(url, mail, database, mail / "serve.log")
        return
    with served_city(tmp_path_factory.mktemp("city")) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))), None)
    if path is None:
        missing("a browser: install Debian's package chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser, city: City) -> Iterator[Callable[..., Page]]:
    """Open a page of a new visitor; the test fails when it asked an outside host or threw a script error."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_page(*, javascript: bool = True, **options: object) -> Page:
        context = browser.new_context(
            base_url=city.url,
            java_script_enabled=javascript,
            locale="nl-BE",
            **options,  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("request", lambda r: wrong.append(r.url) if not r.url.startswith((city.url, "data:")) else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda m: wrong.append(m.text) if "Content Security Policy" in m.text else None)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def log_in(city: City) -> Callable[[Page, str, str], None]:
    """Log a page in as a demo account and go to an address."""

    def go(page: Page, username: str, path: str) -> None:
        page.goto(f"/account/login/?{urlencode({'next': path})}")  # a + in it stays a +
        page.get_by_label("Gebruikersnaam").fill(username)
        page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
        page.locator("main").get_by_role("button").first.click()
        page.wait_for_url(f"**{path}**")

    return go
