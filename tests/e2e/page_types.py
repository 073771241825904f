"""Every kind of page of the site, and how to get to a page; those of the desk stand in `desk_pages`."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.e2e.city import City
from tests.e2e.flow_walking import ORDINARY, SENSITIVE, answer, begin, to_the_end


@dataclass(frozen=True, slots=True)
class PageType:
    """A kind of page: its name, its address in the demo city, who sees it, what to do there first."""

    name: str
    path: str
    account: str = ""
    status: int = 200
    before: Callable[[Page], None] | None = None
    part: str = ""  # a selector, where only a part of the page is ours


def wrong_twice(page: Page) -> None:
    """Send a form with nothing in it, and wait for what is wrong."""
    page.wait_for_timeout(1100)  # quicker is a machine
    page.locator("main form[method=post] button[type=submit]").first.click()
    page.get_by_role("alert").wait_for()


def steps_open(page: Page) -> None:
    """Open every step of a journey."""
    page.get_by_role("button", name="Toon alle stappen").click()


def mailed_to_nobody(page: Page) -> None:
    """Ask for a list without an address, and wait for what is wrong."""
    page.wait_for_timeout(1100)  # quicker is a machine
    page.get_by_role("button", name="Mail mij de lijst").click()
    page.get_by_role("alert").wait_for()


def facets_open(page: Page) -> None:
    """Open the facets, as on a phone."""
    page.locator("details.facets").evaluate("details => details.open = true")


def second_question(page: Page) -> None:
    """Begin a flow and answer its first question."""
    begin(page, page.url)
    answer(page)


def nothing_chosen(page: Page) -> None:
    """Begin a flow and go on without an answer."""
    begin(page, page.url)
    page.locator("form.flow-form button").click()
    page.get_by_role("alert").wait_for()


def outcome_reached(page: Page) -> None:
    """Answer a flow to its end."""
    to_the_end(page, page.url)


def suggestions_open(page: Page) -> None:
    """Type half a word, and go to the first suggestion."""
    page.locator("main [type=search]").press_sequentially("rijb")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")


SITE = (
    PageType("home", "/"),
    PageType("A to Z", "/producten/"),
    PageType("A to Z, one letter", "/producten/?letter=a"),
    PageType("nothing in the list", "/producten/?letter=x&theme=vervoer"),
    PageType("themes", "/themas/"),
    PageType("theme", "/themas/{theme}/"),
    PageType("audience", "/doelgroepen/{audience}/"),
    PageType("life events", "/levensgebeurtenissen/"),
    PageType("life event", "/levensgebeurtenissen/{event}/"),
    PageType("product, fully written", "/producten/nieuwe-identiteitskaart/"),
    PageType("product, not yet rewritten", "/producten/{brief}/"),
    PageType("journeys", "/klantreizen/"),
    PageType("journey", "/klantreizen/{journey}/"),
    PageType("journey, every step open", "/klantreizen/{journey}/", before=steps_open),
    PageType("product, on the way of a journey", "/producten/{on_the_way}"),
    PageType("my list", "/mijn-lijst/{journey}/"),
    PageType("my list, with errors", "/mijn-lijst/{journey}/", before=mailed_to_nobody),
    PageType("guided questions", "/hulp/"),
    PageType("start of guided questions", ORDINARY),
    PageType("guided question", ORDINARY, before=second_question),
    PageType("guided question, with errors", ORDINARY, before=nothing_chosen),
    PageType("outcome of guided questions", ORDINARY, before=outcome_reached),
    PageType("start of sensitive questions", SENSITIVE),
    PageType("sensitive question", SENSITIVE, before=second_question),
    PageType("sensitive outcome", SENSITIVE, before=outcome_reached),
    PageType("services", "/diensten/"),
    PageType("service", "/diensten/identiteit-reizen/"),
    PageType("departments", "/departementen/"),
    PageType("department", "/departementen/burgerzaken/"),
    PageType("contact", "/contact/"),
    PageType("ask", "/vraag/{product}/"),
    PageType("ask, with errors", "/vraag/{product}/", before=wrong_twice),
    PageType("ask, with topic questions", "/vraag/{waste}/"),
    PageType("ask, with topic questions and errors", "/vraag/{waste}/", before=wrong_twice),
    PageType("receipt", "/vraag/ontvangen/{open}/"),
    PageType("status, open", "/vraag/status/{open}/"),
    PageType("status, answered", "/vraag/status/{answered}/"),
    PageType("status, with an appointment", "/vraag/status/{booked_token}/"),
    PageType("follow a question", "/vraag/volgen/"),
    PageType("follow a question, with errors", "/vraag/volgen/", before=wrong_twice),
    PageType("search", "/zoeken/"),
    PageType("search with results", "/zoeken/?q=identiteitskaart"),
    PageType("search without results", "/zoeken/?q=xqzwvv"),
    PageType("search, corrected and narrowed", "/zoeken/?q=rijbewjis&type=product"),
    PageType("search, facets open", "/zoeken/?q=afval", before=facets_open),
    PageType("search, suggestions open", "/zoeken/", before=suggestions_open),
    PageType("search for another postal code", "/zoeken/?q=2000"),
    PageType("accessibility statement", "/toegankelijkheid/"),
    PageType("privacy", "/privacy/"),
    PageType("not found", "/bestaat-niet/", status=404),
    PageType("gone", "/{gone}/", status=410),
    PageType("login", "/account/login/"),
)

QUESTION_OF = """SELECT q.{} FROM questions_question q JOIN organisation_service s ON s.id = q.service_id
                 WHERE s.slug = 'afval' AND q.state = %s ORDER BY q.id DESC LIMIT 1"""

FIRST_JOURNEY = """SELECT {} FROM wagtailcore_page p JOIN journeys_journeypage j ON j.page_ptr_id = p.id
                   WHERE p.live ORDER BY p.path LIMIT 1"""
# What the call of `a_call` left behind: the contact itself, and its questions.
THE_CALL = """SELECT {} FROM contacts_contact c JOIN accounts_user u ON u.id = c.agent_id
              JOIN questions_question q ON q.contact_id = c.id
              LEFT JOIN appointments_appointment a ON a.question_id = q.id
              WHERE u.username = 'agent4' AND q.page_title <> '' AND {} ORDER BY q.id DESC LIMIT 1"""
# One of those in the demo city who look alike
TWIN = "SELECT uuid FROM customers_customer WHERE name <> '' AND merged_into_id IS NULL ORDER BY id DESC LIMIT 1"
# A product that a step of the first journey links to, with that step in its address.
ON_THE_WAY = """SELECT t.slug || '/?reis=' || p.slug || '.' || (s -> 'value' ->> 'key')
                FROM wagtailcore_page p JOIN journeys_journeypage j ON j.page_ptr_id = p.id,
                     jsonb_array_elements(j.steps::jsonb) s, jsonb_array_elements(s -> 'value' -> 'links') l,
                     wagtailcore_page t JOIN products_productpage pp ON pp.page_ptr_id = t.id
                WHERE p.live AND t.live AND l ->> 'type' = 'page' AND t.id = (l -> 'value' ->> 'page')::int
                ORDER BY p.path LIMIT 1"""


def address_of(kind: PageType, city: City) -> str:
    """Return the address, with something of the city in the place of the braces."""
    finders: dict[str, Callable[[], object]] = {
        "theme": lambda: city.value("SELECT slug FROM products_theme ORDER BY id LIMIT 1"),
        "audience": lambda: city.value("SELECT slug FROM products_audience ORDER BY id LIMIT 1"),
        "event": lambda: city.value("SELECT slug FROM products_lifeevent ORDER BY id LIMIT 1"),
        "brief": lambda: city.value(
            """SELECT p.slug FROM wagtailcore_page p JOIN products_productpage pp ON pp.page_ptr_id = p.id
               WHERE p.live AND pp.rewrite_status = 'to_rewrite' ORDER BY p.path LIMIT 1"""
        ),
        "product": lambda: city.value(
            """SELECT pp.uuid FROM wagtailcore_page p JOIN products_productpage pp ON pp.page_ptr_id = p.id
               WHERE p.slug = 'nieuwe-identiteitskaart'"""
        ),
        "waste": lambda: city.value(
            """SELECT pp.uuid FROM wagtailcore_page p JOIN products_productpage pp ON pp.page_ptr_id = p.id
               WHERE p.slug = 'afval-niet-opgehaald'"""
        ),
        "open": lambda: city.value(QUESTION_OF.format("status_token"), "open"),
        "answered": lambda: city.value(QUESTION_OF.format("status_token"), "answered"),
        "open_reference": lambda: city.value(QUESTION_OF.format("reference"), "open"),
        "answered_reference": lambda: city.value(QUESTION_OF.format("reference"), "answered"),
        "contact": lambda: city.value(THE_CALL.format("c.uuid", "true")),
        "told_reference": lambda: city.value(THE_CALL.format("q.reference", "q.state = 'answered'")),
        "booked_reference": lambda: city.value(THE_CALL.format("q.reference", "a.id IS NOT NULL")),
        "booked_token": lambda: city.value(THE_CALL.format("q.status_token", "a.id IS NOT NULL")),
        "appointment": lambda: city.value(THE_CALL.format("a.uuid", "a.id IS NOT NULL")),
        "twin": lambda: city.value(TWIN),
        "journey_uuid": lambda: city.value(FIRST_JOURNEY.format("j.uuid")),
        "flow_uuid": lambda: city.value("SELECT uuid FROM flows_flowpage ORDER BY page_ptr_id LIMIT 1"),
        "rule": lambda: city.value("SELECT id FROM privacy_retentionrule ORDER BY id LIMIT 1"),
        "journey": lambda: city.value(FIRST_JOURNEY.format("p.slug")),
        "on_the_way": lambda: city.value(ON_THE_WAY),
        "gone": lambda: str(city.value("SELECT path FROM products_tombstone ORDER BY id LIMIT 1")).strip("/"),
    }
    path = kind.path
    for name, find in finders.items():
        if f"{{{name}}}" in path:
            path = path.replace(f"{{{name}}}", str(find()))
    return path
