"""Every screen of the portal, and how to get there."""

from uuid import uuid4

from playwright.sync_api import BrowserContext, Page

from tests.e2e.city import City
from tests.e2e.page_types import PageType

LOST = "/portal/?q=identiteitskaart+kwijt"
EXPERT = "expert-identiteit-reizen"  # who answers what the call is about


def a_call(context: BrowserContext, city: City) -> None:
    """Take a call as `agent4`: someone is told something, passed on with an appointment, and put through in vain.

    The number is that of somebody who is known.
    """
    page = context.new_page()
    page.goto(f"{LOST}&contact=")
    page.locator("[data-row] [data-key=b]").first.click()
    page.locator(".filed li").first.wait_for()
    page.get_by_role("link", name="Doorgeven").first.click()
    passed_on_with_an_appointment(page)
    page.locator("[data-row-link]").first.click()
    page.get_by_role("button", name="niet bereikt").click()
    page.locator(".transfer [role=status]").filter(has_text="bereikt").wait_for()
    page.close()
    city.value(
        """UPDATE contacts_contact SET phone =
             (SELECT phone FROM customers_customer WHERE phone <> '' ORDER BY id DESC LIMIT 1)
           WHERE id = (SELECT max(c.id) FROM contacts_contact c JOIN accounts_user u ON u.id = c.agent_id
                       WHERE u.username = 'agent4') RETURNING id"""
    )


def passed_on_with_an_appointment(page: Page) -> str:
    """Fill in and send the form of passing on, with the first moment that can be booked; return the reference."""
    page.get_by_label("Wat vraagt deze persoon?").fill("Ik wil langskomen")
    page.get_by_label("Telefoonnummer of e-mailadres").fill("0495 00 00 01")
    slot = page.locator("optgroup[label^=Afspraak] option").first.get_attribute("value")
    page.get_by_label("Wanneer wil deze persoon van ons horen?").select_option(slot)
    page.locator("#item").get_by_role("button", name="Doorgeven").click()
    reference = page.locator("#item .reference")
    reference.wait_for()
    return reference.inner_text()


def keys_shown(page: Page) -> None:
    """Open the list of keys."""
    page.keyboard.press("?")
    page.locator("#shortcuts").wait_for()


def explanation_shown(page: Page) -> None:
    """Open why the first result stands there."""
    page.locator(".why > summary").first.click()
    page.locator(".why .explanation").first.wait_for()


def contact_begun(page: Page) -> None:
    """Answer the first result, which begins a contact."""
    page.locator("[data-key=b]:visible").first.click()
    page.locator(".filed li").first.wait_for()


def sent_empty(page: Page) -> None:
    """Send the first form of the page with nothing in it, and wait for what is wrong."""
    page.locator("main form[method=post] button:not([type=button])").last.click()
    page.locator(".field-wrong, .error").first.wait_for()


def person_opened(page: Page) -> None:
    """Ask to see the person in full."""
    page.get_by_role("button", name="Toon volledig").click()
    page.get_by_role("button", name="Toon volledig").wait_for(state="detached")


def item_opened(page: Page) -> None:
    """Open the first result, and put the caller through in vain."""
    page.locator("[data-row-link]").first.click()
    page.get_by_role("button", name="niet bereikt").click()
    page.locator("#contact [data-key=e]").wait_for()  # it began one


def caller_looked_up(page: Page) -> None:
    """Look for who calls."""
    page.locator("#contact").get_by_text("Opzoeken of nieuw").click()
    page.locator("#who").fill("Demo Inwoner")
    page.locator("#contact").get_by_role("button", name="Opzoeken").click()
    page.locator("#item form button[name=klant]").first.wait_for()


def caller_known(page: Page) -> None:
    """Look at who calls, whose number is known."""
    page.locator(".proposals button").first.wait_for()


def notes_written_elsewhere(page: Page) -> None:
    """Write notes in another window, and then others in this one."""
    other = page.context.new_page()
    other.goto(page.url)
    for window, text in ((other, "Uit het andere venster"), (page, "Uit dit venster")):
        window.locator("[data-notes]").fill(f"{text} {uuid4().hex}")
        shown = "[data-other-text]" if window is page else "[data-notes-state]:has-text('Bewaard')"
        window.locator(shown).wait_for()
    other.close()


def to_be_sent(page: Page) -> None:
    """Ask to send what remains of a journey."""
    page.get_by_role("button", name="Verstuur de stappen die nog moeten").click()
    page.get_by_label("E-mailadres").wait_for()


def written_down(page: Page) -> None:
    """Ask for a person who is not there."""
    page.locator("main form[method=post] input:not([type=hidden])").first.fill("bestaat-niet@voorbeeld.example")
    page.locator("main form[method=post] button").first.click()
    page.locator(".error, .notice, .empty").first.wait_for()


DESK = (
    PageType("worklist", "/portal/werklijst/", "expert-afval"),
    PageType("worklist, closed", "/portal/werklijst/?toon=afgesloten", "expert-afval"),
    PageType("worklist, nothing found", "/portal/werklijst/?zoek=xqzwvv", "expert-afval"),
    PageType("call screen, no contact", "/portal/?contact=", "agent3"),
    PageType("call screen", "/portal/?q=afval", "agent1", before=contact_begun),
    PageType("call screen, one result", "/portal/zoeken/{product}/?q=identiteitskaart", "agent1", before=contact_begun),
    PageType("portal search", "/portal/zoeken/", "expert-afval"),
    PageType("portal search, results", "/portal/zoeken/?q=afval", "expert-afval", before=explanation_shown),
    PageType("portal search, narrowed", "/portal/zoeken/?q=afval&soort=product", "expert-afval"),
    PageType("portal search, nothing found", "/portal/zoeken/?q=afval&soort=x", "expert-afval"),
    PageType("portal search, one result", "/portal/zoeken/{product}/?q=identiteitskaart", "expert-afval"),
    PageType("portal search, why", "/portal/zoeken/{product}/waarom/?q=identiteitskaart", "expert-afval"),
    PageType("keys", "/portal/werklijst/", "expert-afval", before=keys_shown),
    PageType("question, open", "/portal/vragen/{open_reference}/", "expert-afval"),
    PageType("question, answered", "/portal/vragen/{answered_reference}/", "expert-afval"),
    PageType("hand over", "/portal/vragen/{open_reference}/doorzetten/", "expert-afval"),
    PageType("close", "/portal/vragen/{open_reference}/afsluiten/", "expert-afval"),
    PageType("overview", "/portal/overzicht/", "coordinator"),
    PageType("read log", "/portal/inzagen/", "privacy"),
    PageType("no rights", "/portal/overzicht/", "privacy", status=403),
    PageType("start screen of the admin", "/beheer/", "redacteur1", part=".desk"),
    PageType("call screen, a known number", "/portal/?contact={contact}", "agent4", before=caller_known),
    PageType("call screen, put through", LOST, "agent4", before=item_opened),
    PageType("call screen, who calls", "/portal/?contact={contact}", "agent4", before=caller_looked_up),
    PageType("pass on", "/portal/contacten/{contact}/doorgeven/{waste}/", "agent4"),
    PageType("pass on, with errors", "/portal/contacten/{contact}/doorgeven/{waste}/", "agent4", before=sent_empty),
    PageType("passed on", "/portal/contacten/{contact}/doorgegeven/{booked_reference}/", "agent4"),
    PageType("send", "/portal/vragen/{told_reference}/versturen/", "agent4"),
    PageType("send, with errors", "/portal/vragen/{told_reference}/versturen/", "agent4", before=sent_empty),
    PageType("journey in a contact", "/portal/contacten/{contact}/reis/{journey_uuid}/", "agent4"),
    PageType(
        "journey in a contact, send", "/portal/contacten/{contact}/reis/{journey_uuid}/", "agent4", before=to_be_sent
    ),
    PageType("guided questions in a contact", "/portal/contacten/{contact}/hulp/{flow_uuid}/", "agent4"),
    PageType("question, in full", "/portal/vragen/{open_reference}/", "expert-afval", before=person_opened),
    PageType("question, with an appointment", "/portal/vragen/{booked_reference}/", EXPERT),
    PageType("call back", "/portal/vragen/{open_reference}/terugbellen/", "expert-afval"),
    PageType("move an appointment", "/portal/afspraken/{appointment}/verzetten/", EXPERT),
    PageType(
        "move an appointment, with errors", "/portal/afspraken/{appointment}/verzetten/", EXPERT, before=sent_empty
    ),
    PageType("cancel an appointment", "/portal/afspraken/{appointment}/annuleren/", EXPERT),
    PageType(
        "hand over, with errors", "/portal/vragen/{open_reference}/doorzetten/", "expert-afval", before=sent_empty
    ),
    PageType("close, with errors", "/portal/vragen/{open_reference}/afsluiten/", "expert-afval", before=sent_empty),
    PageType("no such question", "/portal/vragen/2222-2222/", "expert-afval", status=404),
    PageType("customers", "/portal/klanten/", "agent1"),
    PageType("customers, nobody found", "/portal/klanten/", "agent1", before=written_down),
    PageType("customer", "/portal/klanten/{twin}/", "agent1"),
    PageType("customer, who looks alike", "/portal/klanten/{twin}/vergelijken/", "agent1"),
    PageType("customer, change", "/portal/klanten/{twin}/wijzigen/", "agent1"),
    PageType("put through", "/portal/overzicht/doorverbonden/", "coordinator"),
    PageType("read log, nothing", "/portal/inzagen/?about=00000000-0000-4000-8000-000000000000", "privacy"),
    PageType("read log, with errors", "/portal/inzagen/", "privacy", before=written_down),
    PageType("personal data, nobody found", "/portal/persoonsgegevens/", "privacy", before=written_down),
    PageType("personal data, in full", "/portal/persoonsgegevens/klant/{twin}/", "privacy", before=person_opened),
    PageType("personal data, erase", "/portal/persoonsgegevens/klant/{twin}/wissen/", "privacy", before=sent_empty),
    PageType("retention", "/portal/bewaartermijnen/", "privacy"),
    PageType("retention, a rule", "/portal/bewaartermijnen/regel/{rule}/", "privacy"),
    PageType("retention, a new rule, with errors", "/portal/bewaartermijnen/regel/", "privacy", before=sent_empty),
    # The last: notes go along into the form of passing on, which would not be empty any more
    PageType(
        "call screen, notes written elsewhere", "/portal/?contact={contact}", "agent4", before=notes_written_elsewhere
    ),
)
