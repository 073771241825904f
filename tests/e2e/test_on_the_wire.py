"""What a first visit to a product page costs: bytes, requests, scripts."""

from playwright.sync_api import Browser

from tests.e2e.city import City
from tests.e2e.waiting import wait_until

KB = 1024


def test_a_product_page_is_light(browser: Browser, city: City):
    context = browser.new_context(base_url=city.url)
    page = context.new_page()
    wire = context.new_cdp_session(page)
    asked: dict[str, dict[str, object]] = {}
    size: dict[str, float] = {}
    wire.on("Network.responseReceived", lambda e: asked.update({e["requestId"]: e["response"] | {"kind": e["type"]}}))
    wire.on("Network.loadingFinished", lambda e: size.update({e["requestId"]: e["encodedDataLength"]}))
    wire.send("Network.enable")
    page.goto("/producten/nieuwe-identiteitskaart/", wait_until="networkidle")
    page.get_by_role("combobox", name="Wat zoek je?").focus()  # the rest of the scripts comes with it
    wait_until(page, "window.htmx !== undefined")
    elsewhere = [r["url"] for r in asked.values() if not str(r["url"]).startswith((city.url, "data:"))]
    scripts = sum(size.get(key, 0) for key, response in asked.items() if response["kind"] == "Script")
    context.close()
    assert elsewhere == []
    assert 1 < len(asked) <= 15
    assert 10 * KB < sum(size.values()) <= 100 * KB
    assert KB < scripts <= 30 * KB
