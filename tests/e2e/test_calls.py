"""An agent's day: answered in two clicks, several contacts at once, and nothing that gets lost on the way."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.e2e.city import City

QUESTION = "identiteitskaart kwijt"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CLICKS = """() => {
  window.did = { clicks: 0, keys: 0 };
  document.addEventListener("pointerup", () => { window.did.clicks += 1; }, true);
  document.addEventListener("keydown", () => { window.did.keys += 1; }, true);
}"""
ANSWER = "[data-row] [data-key=b]"
# An account like that of `agent1`, with its roles and its service, unless it is there
ANOTHER_AGENT = """
WITH known AS (SELECT * FROM accounts_user WHERE username = 'agent1'),
made AS (
  INSERT INTO accounts_user SELECT (jsonb_populate_record(NULL::accounts_user, to_jsonb(known) ||
    jsonb_build_object('id', nextval(pg_get_serial_sequence('accounts_user', 'id')), 'username', %s::text))).*
    FROM known
  ON CONFLICT (username) DO NOTHING RETURNING id
),
roles AS (
  INSERT INTO accounts_user_groups (user_id, group_id)
  SELECT made.id, group_id FROM made, accounts_user_groups WHERE user_id = (SELECT id FROM known)
),
services AS (
  INSERT INTO organisation_servicemember (user_id, service_id)
  SELECT made.id, service_id FROM made, organisation_servicemember WHERE user_id = (SELECT id FROM known)
)
SELECT count(*) FROM made
"""


@pytest.fixture
def desk(new_page, log_in, city: City):
    """Open the call screen of an agent without running contacts; return how."""

    def open_desk(agent: str, words: str = QUESTION, **options: object) -> Page:
        page = new_page(**options)
        log_in(page, agent, "/portal/?contact=")
        while page.locator("#contact [data-key=e]").count() or page.locator("[data-running]").count():
            if not page.locator("#contact [data-key=e]").count():
                page.locator("[data-running]").first.click()
                page.locator("#contact [data-key=e]").wait_for()
            before = page.locator("[data-running]").count()
            page.locator("#contact [data-key=e]").click()
            expect(page.locator("[data-running]")).to_have_count(before - 1)
        if words:
            page.locator("#search").fill(words)
            page.locator("#search").press("Enter")
            page.locator("[data-row-link]").first.wait_for()
        return page

    return open_desk


def contact_of(page: Page) -> str:
    return parse_qs(urlsplit(page.url).query).get("contact", [""])[0]


def begin(page: Page) -> None:
    """Begin a contact by its key, and wait until the screen is that contact's."""
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("n")
    page.locator("#contact [data-key=e]").wait_for()


def filed(city: City, contact: str) -> list[str]:
    found = city.value(f"""SELECT string_agg(q.state || ':' || q.page_title, '|' ORDER BY q.id)
        FROM questions_question q JOIN contacts_contact c ON c.id = q.contact_id WHERE c.uuid = '{contact}'""")
    return str(found).split("|") if found else []


def test_answered_and_ended_takes_two_clicks_and_no_key(desk, city: City):
    page = desk("agent2")
    title = page.locator("[data-row-link]").first.inner_text()
    page.evaluate(CLICKS)
    page.evaluate("window.same = true")
    page.locator(ANSWER).first.click()
    page.locator(".filed li").wait_for()
    expect(page.locator("#said")).to_have_text("Beantwoord. Ongedaan maken kan nog één minuut.")
    contact = contact_of(page)
    page.locator("#contact [data-key=e]").click()
    expect(page.locator("[data-running]")).to_have_count(0)
    assert page.evaluate("window.did") == {"clicks": 2, "keys": 0}
    assert page.evaluate("window.same"), "the page itself was not loaded again"
    assert filed(city, contact) == [f"answered:{title}"]
    assert city.value(f"SELECT ended_at IS NOT NULL FROM contacts_contact WHERE uuid = '{contact}'")


def test_two_questions_in_one_call_by_keys_alone(desk, city: City):
    page = desk("agent2")
    titles = [page.locator("[data-row-link]").nth(n).inner_text() for n in range(2)]
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("b")
    expect(page.locator(".filed li")).to_have_count(1)
    page.locator("[data-row-link]").nth(1).focus()
    page.keyboard.press("b")
    expect(page.locator(".filed li")).to_have_count(2)
    contact = contact_of(page)
    assert filed(city, contact) == [f"answered:{title}" for title in titles]
    page.keyboard.press("u")
    expect(page.locator(".filed li")).to_have_count(1)
    assert filed(city, contact) == [f"answered:{titles[0]}", f"undone:{titles[1]}"]


def test_a_double_click_is_one_question(desk, city: City):
    page = desk("agent2")
    page.locator(ANSWER).first.dblclick()
    page.locator(".filed li").wait_for()
    page.wait_for_load_state("networkidle")
    assert len(filed(city, contact_of(page))) == 1


def test_contacts_beside_each_other_lose_nothing_and_keys_stay_letters(desk, city: City):
    page = desk("agent2")
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("n")
    expect(page.locator("[data-running]")).to_have_count(1)
    first = page.locator("[data-notes]").get_attribute("data-notes")
    page.locator("#search").fill("vuilzak")
    page.locator("#search").press("Enter")
    page.locator("[data-row-link]").first.wait_for()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("a")
    page.keyboard.type("nu belt b, 1 keer")
    page.keyboard.press("Escape")
    page.keyboard.press("n")  # at once: the notes of the first are still on their way
    expect(page.locator("[data-running]")).to_have_count(2)
    expect(page.locator("[data-notes]")).to_have_value("")
    expect(page.locator("#search")).to_have_value("")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("1")
    expect(page.locator(f'[data-notes="{first}"]')).to_have_value("nu belt b, 1 keer")
    expect(page.locator("#search")).to_have_value("vuilzak")
    assert contact_of(page) == first
    assert filed(city, first) == [], "no letter of the notes was a key"
    expect(page.locator("[data-notes-state]")).to_have_text("Bewaard")


def test_a_killed_browser_loses_nothing(desk, new_page, log_in, city: City):
    page = desk("agent2", "vuilzak")
    page.locator(ANSWER).first.click()
    page.locator(".filed li").wait_for()
    page.locator("[data-row-link]").first.click()
    page.locator("#consulted a").first.wait_for()
    page.locator("[data-notes]").press_sequentially("Belt morgen terug")
    expect(page.locator("[data-notes-state]")).to_have_text("Bewaard", timeout=5000)  # within five seconds
    contact = contact_of(page)
    page.context.close()
    elsewhere = new_page()
    log_in(elsewhere, "agent2", "/portal/")
    expect(elsewhere).to_have_url(re.compile(f"contact={contact}"))  # the one worked in last, by itself
    expect(elsewhere.locator("[data-notes]")).to_have_value("Belt morgen terug")
    assert contact_of(elsewhere) == contact
    expect(elsewhere.locator(".filed li")).to_have_count(1)
    expect(elsewhere.locator("#consulted li")).to_have_count(1)
    expect(elsewhere.locator("#search")).to_have_value("vuilzak")


def test_ten_agents_at_once_keep_their_own_contacts(new_page, log_in, city: City):
    agents, asked = (
        [f"tien{number}" for number in range(10)],
        ("vuilzak", "rijbewijs", "paspoort", "verhuizen", "huwen"),
    )
    for agent in agents:
        city.value(ANOTHER_AGENT, agent)
    pages = [new_page() for _agent in agents]
    for page, agent in zip(pages, agents, strict=True):
        log_in(page, agent, "/portal/?contact=")
    for page, words in zip(pages, asked * 2, strict=True):  # each step is begun by all before anyone waits
        page.locator("#search").fill(words)
        page.locator("#search").press("Enter")
    titles = [[page.locator("[data-row-link]").nth(place).inner_text() for place in (0, 1)] for page in pages]
    for page in pages:
        page.locator(ANSWER).first.click(no_wait_after=True)
    for page, agent in zip(pages, agents, strict=True):
        page.locator(".filed li").wait_for()
        page.locator("[data-notes]").fill(f"Gesprek van {agent}")
        page.locator(ANSWER).nth(1).click(no_wait_after=True)
    for page in pages:
        expect(page.locator(".filed li")).to_have_count(2)
        expect(page.locator("[data-notes-state]")).to_have_text("Bewaard")
    contacts = [contact_of(page) for page in pages]
    assert len(set(contacts)) == len(agents)
    whose = "SELECT u.username || ': ' || c.notes FROM contacts_contact c JOIN accounts_user u ON u.id = c.agent_id"
    for agent, contact, own in zip(agents, contacts, titles, strict=True):
        assert city.value(f"{whose} WHERE c.uuid = '{contact}'") == f"{agent}: Gesprek van {agent}"
        assert filed(city, contact) == [f"answered:{title}" for title in own]


def test_notes_wait_for_the_line_to_come_back(desk, city: City):
    page = desk("agent2", "")
    begin(page)
    contact = contact_of(page)
    page.context.set_offline(True)
    page.locator("[data-notes]").press_sequentially("zonder lijn")
    expect(page.locator("[data-notes-state]")).to_contain_text("Niet bewaard: geen verbinding")
    page.context.set_offline(False)
    expect(page.locator("[data-notes-state]")).to_have_text("Bewaard")
    assert city.value(f"SELECT notes FROM contacts_contact WHERE uuid = '{contact}'") == "zonder lijn"


def test_an_item_that_comes_in_late_takes_no_letters_away(desk, city: City):
    """Outside the notes an n begins a contact and an e ends one."""
    page = desk("agent2")
    page.locator(ANSWER).first.click()
    page.locator(".filed li").wait_for()
    contact, held = contact_of(page), []
    page.route(re.compile(r"/portal/zoeken/[0-9a-f-]{36}/"), lambda route: held.append(route))
    page.locator("[data-row-link]").first.click(no_wait_after=True)
    page.locator("[data-notes]").press_sequentially("een ")
    held[0].continue_()
    page.locator("#item-title").wait_for()
    page.keyboard.type("nieuwe zin")
    expect(page.locator("[data-notes]")).to_have_value("een nieuwe zin")
    expect(page.locator("[data-running]")).to_have_count(1)
    assert contact_of(page) == contact
    page.locator("#contact [data-key=e]").click()
    expect(page.locator("[data-running]")).to_have_count(0)


def test_a_screen_asked_for_before_the_last_words_brings_no_older_ones_back(desk, city: City):
    page = desk("agent2", "")
    begin(page)
    page.locator("[data-notes]").evaluate("area => { area.dataset.old = '1'; }")
    held = []

    def hold(route: Route) -> None:
        if route.request.headers.get("hx-target") == "screen":
            held.append((route, route.fetch()))
        else:
            route.continue_()

    page.route("**/portal/**", hold)
    page.locator("[data-notes]").fill("laatste woorden")
    page.locator("[data-running]").first.click()
    expect(page.locator("[data-notes-state]")).to_have_text("Bewaard")
    [(route, drawn_before)] = held
    assert "laatste woorden" not in drawn_before.text()
    route.fulfill(response=drawn_before)
    expect(page.locator("[data-old]")).to_have_count(0)
    expect(page.locator("[data-notes]")).to_have_value("laatste woorden")
    page.unroute_all()


def test_kept_is_never_said_before_the_last_words_are_on_the_server(desk, city: City):
    """The save itself is held, so that no moment of luck decides: what is on its way is not kept."""
    page = desk("agent2", "")
    begin(page)
    notes, state = page.locator("[data-notes]"), page.locator("[data-notes-state]")
    notes.fill("eerste woorden")
    expect(state).to_have_text("Bewaard")
    held: list[Route] = []
    page.route("**/notities/", lambda route: held.append(route))
    with page.expect_request("**/notities/"):
        notes.fill("eerste woorden, en nog een")
        expect(notes).to_have_value("eerste woorden, en nog een")  # typed: the browser tells us later than it types
        expect(state).not_to_have_text("Bewaard")
    page.locator("[data-running]").first.click()  # the screen is drawn anew while they are on their way
    expect(notes).to_have_value("eerste woorden, en nog een")
    expect(state).not_to_have_text("Bewaard")
    for route in held:
        route.continue_()
    page.unroute_all()
    expect(state).to_have_text("Bewaard")
    kept = city.value(f"SELECT notes FROM contacts_contact WHERE uuid = '{contact_of(page)}'")
    assert kept == "eerste woorden, en nog een"


def test_typing_begins_a_contact_and_keeps_the_first_words(desk, city: City):
    page = desk("agent2", "")
    page.evaluate("window.same = true")
    page.locator("#search").fill("vuilzak")  # typed, not sent yet
    page.locator("[data-notes]").press_sequentially("Belt voor haar moeder over de vuilzak", delay=60)
    expect(page.locator("[data-running]")).to_have_count(1)
    expect(page.locator("#contact [data-key=e]")).to_be_visible()
    expect(page.locator("[data-notes]")).to_be_focused()
    page.keyboard.type(", die bleef staan")
    expect(page.locator("[data-notes]")).to_have_value("Belt voor haar moeder over de vuilzak, die bleef staan")
    expect(page.locator("[data-notes-state]")).to_have_text("Bewaard")
    expect(page.locator("#search")).to_have_value("vuilzak")
    assert page.evaluate("window.same")
    kept = city.value(f"SELECT notes FROM contacts_contact WHERE uuid = '{contact_of(page)}'")
    assert kept == "Belt voor haar moeder over de vuilzak, die bleef staan"


def test_two_windows_are_told_of_each_other(desk, new_page, log_in, city: City):
    page = desk("agent2", "")
    begin(page)
    other = page.context.new_page()
    other.goto(page.url)
    page.locator("[data-notes]").fill("Uit het ene venster")
    expect(page.locator("[data-notes-state]")).to_have_text("Bewaard")
    other.locator("[data-notes]").fill("Uit het andere")
    expect(other.locator("[data-other-text]")).to_have_text("Uit het ene venster")
    other.locator("[data-keep-mine]").click()
    expect(other.locator("[data-notes-state]")).to_have_text("Bewaard")
    kept = city.value(f"SELECT notes FROM contacts_contact WHERE uuid = '{contact_of(page)}'")
    assert kept == "Uit het andere"


def test_a_call_of_the_exchange_comes_on_the_screen_by_itself(desk, city: City):
    page = desk("agent2", "")
    city.value("""INSERT INTO contacts_contact (uuid, channel, agent_id, started_at, phone, notes, notes_version,
            searched, call_id, journey_title, journey_step, journey_step_title, steps_done, way)
        SELECT gen_random_uuid(), 'phone', id, now(), '+3211000077', '', 0, '', 'proef-' || gen_random_uuid(),
            '', '', '', '[]', '{}'
        FROM accounts_user WHERE username = 'agent2' RETURNING 1""")
    expect(page.locator(".caller")).to_contain_text("011 00 00 77", timeout=20_000)
    expect(page.locator("#said")).to_have_text("Er komt een oproep binnen.")
    page.evaluate("window.same = true")
    page.locator(".caller summary").click()
    page.get_by_label("Naam", exact=True).fill("Proef Beller")
    page.get_by_role("button", name="Nieuwe klant").click()
    page.locator(".caller [data-key=w]").wait_for()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("w")  # who calls, and what they asked before: beside the results
    expect(page.locator("#item-title")).to_contain_text("Proef Beller")
    assert [one["id"] for one in Axe().run(page, options={"runOnly": RULES}).response["violations"]] == []
    page.locator(".caller summary").click()
    page.get_by_label("Naam, nummer, e-mail of adres").fill("Proef Beler")
    page.keyboard.press("Enter")
    page.locator("#item").get_by_text("op 100").first.wait_for()
    assert [one["id"] for one in Axe().run(page, options={"runOnly": RULES}).response["violations"]] == []
    page.locator("#item").get_by_role("button", name="Belt namens deze persoon").first.click()
    page.locator(".caller").get_by_text("namens").wait_for()
    expect(page.locator("#item > *")).to_have_count(0)
    assert page.evaluate("window.same"), "nothing was loaded anew"


def test_all_of_it_without_scripts(desk, city: City):
    page = desk("agent4", javascript=False)
    page.locator("[data-notes]").fill("Eerst getypt")
    page.get_by_role("button", name="Bewaar de notities").click()
    assert page.locator("[data-notes]").input_value() == "Eerst getypt"
    begun = contact_of(page)
    assert begun
    page.locator(ANSWER).first.click()
    page.locator(".filed li").wait_for()
    contact = contact_of(page)
    page.locator("[data-notes]").fill("Met de knop")
    page.get_by_role("button", name="Bewaar de notities").click()
    assert page.locator("[data-notes]").input_value() == "Met de knop"
    page.locator("[data-row-link]").first.click()
    page.locator("#consulted a").first.wait_for()
    page.locator(".undo button").click()
    assert page.locator(".filed li").count() == 0
    page.get_by_role("button", name="Balie").click()
    assert contact_of(page) != contact
    page.locator("[data-running]").first.click()
    assert page.locator("[data-notes]").input_value() == "Met de knop"


def test_it_fits_and_axe_finds_nothing(desk, city: City):
    page = desk("agent2", viewport={"width": 1280, "height": 800})
    page.locator(ANSWER).first.click()
    page.locator(".filed li").wait_for()
    page.locator("[data-row-link]").first.click()
    page.locator("#item-title").wait_for()
    page.locator(".general summary").click()
    problems = {}
    for width in (1280, 640, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        if found or not fits:
            problems[width] = [violation["id"] for violation in found]
    assert problems == {}
