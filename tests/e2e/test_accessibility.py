"""Every page type: axe finds nothing in light, dark and on a phone; it reflows at 320 px, also with wide text."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.city import PASSWORD, City
from tests.e2e.desk_pages import DESK, a_call
from tests.e2e.page_types import SITE, PageType, address_of

ALL = (*SITE, *DESK)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]  # all that another colour scheme can change
LOOKS = {"desktop": (1280, "light"), "phone": (390, "light"), "dark": (1280, "dark")}
# WCAG 1.4.12: with these nothing may get lost.
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
SPACING += " p { margin-block-end: 2em !important }"
# The first line of a question in a list is a beginning, and ends in dots.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((el) => {
  const style = getComputedStyle(el);
  return style.overflowY === "hidden" && el.clientHeight > 2 && el.scrollHeight > el.clientHeight + 2
    && style.textOverflow !== "ellipsis" && !el.closest("svg");
}).map((el) => el.outerHTML.slice(0, 120))"""
# A sheet made by a script passes the policy that keeps inline styles out.
ADD_STYLE = "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s] }"
WIDER = """() => document.documentElement.scrollWidth > innerWidth
  ? [...document.querySelectorAll("body *")].filter((el) => el.getBoundingClientRect().right > innerWidth + 1)
      .map((el) => el.outerHTML.slice(0, 120)).slice(0, 5).concat([String(document.documentElement.scrollWidth)])
  : []"""


@pytest.fixture(scope="module")
def contexts(browser: Browser, city: City) -> Iterator[dict[str, BrowserContext]]:
    """A browser for each account, logged in once."""
    made: dict[str, BrowserContext] = {}
    for account in sorted({kind.account for kind in ALL} | {"eindredacteur"}):
        made[account] = browser.new_context(base_url=city.url, locale="nl-BE", reduced_motion="reduce")
        if account:
            page = made[account].new_page()
            page.goto("/account/login/")
            page.get_by_label("Gebruikersnaam").fill(account)
            page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
            page.locator("main").get_by_role("button").first.click()
            page.wait_for_url(lambda url: "/login/" not in url)
            page.close()
    remove_a_page(made["eindredacteur"], city)
    a_call(made["agent4"], city)
    yield made
    for context in made.values():
        context.close()


def remove_a_page(context: BrowserContext, city: City) -> None:
    """Take a page off the site as an editor does, so that there is one that is gone."""
    pk = city.value(
        """SELECT p.id FROM wagtailcore_page p JOIN products_productpage pp ON pp.page_ptr_id = p.id
           WHERE p.live AND pp.rewrite_status = 'to_rewrite' ORDER BY p.path DESC LIMIT 1"""
    )
    page = context.new_page()
    page.goto(f"/beheer/pages/{pk}/unpublish/")
    page.locator("form[action$='/unpublish/'] [type=submit]").click()
    page.locator(".messages").wait_for()
    page.close()


def arrive(contexts: dict[str, BrowserContext], kind: PageType, city: City, wrong: list[str]) -> Page:
    """Open the page; what it asks of other hosts and what its scripts get wrong goes into `wrong`."""
    page = contexts[kind.account].new_page()
    page.on("request", lambda r: wrong.append(r.url) if not r.url.startswith((city.url, "data:")) else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda m: wrong.append(m.text) if "Content Security Policy" in m.text else None)
    page.set_viewport_size({"width": 1280, "height": 900})
    response = page.goto(address_of(kind, city))
    assert response is not None and response.status == kind.status
    if kind.before is not None:
        kind.before(page)
    return page


def violations(page: Page, part: str, only: list[str] | None = None) -> list[str]:
    run = {"type": "rule", "values": only} if only else {"type": "tag", "values": RULES}
    found = Axe().run(page, context=part or None, options={"runOnly": run})
    return [
        f"{rule['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


def frame_problems(page: Page) -> list[str]:
    """Return what is wrong with heading, title and language."""
    expected = {
        "one heading": page.locator("h1").count() == 1 and bool(page.locator("h1").inner_text()),
        "a title of its own": page.title().endswith("Stad Hasselt") and len(page.title()) > len("Stad Hasselt") + 3,
        "in Dutch": page.locator("html").get_attribute("lang") == "nl",
    }
    return [what for what, right in expected.items() if not right]


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_every_page_type(contexts, city: City, kind: PageType):
    wrong: list[str] = []
    page = arrive(contexts, kind, city, wrong)
    problems = {"asked or broken": wrong, "frame": [] if kind.part else frame_problems(page)}
    for look, (width, scheme) in LOOKS.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        problems[look] = violations(page, kind.part, OF_COLOUR if look == "dark" else None)
    if not kind.part:
        page.set_viewport_size({"width": 320, "height": 640})
        problems["320 px"] = page.evaluate(WIDER)
        page.evaluate(ADD_STYLE, SPACING)
        problems["wide text"] = page.evaluate(WIDER) + page.evaluate(CUT_OFF)
    page.close()
    assert {look: found for look, found in problems.items() if found} == {}


@pytest.mark.parametrize("path", ["/", "/producten/nieuwe-identiteitskaart/", "/diensten/identiteit-reizen/"])
def test_on_paper_stands_what_matters(new_page, path: str):
    page = new_page()
    page.goto(path)
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    for screen_only in page.locator("nav, [role=search], .skip").all():
        expect(screen_only).to_be_hidden()
    for region in page.locator("main section h2, main aside h2").all()[:3]:
        expect(region).to_be_visible()
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
