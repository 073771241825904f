"""`make bench`: p50 and p95 of the pages with a budget, and of publish → visible."""

import argparse
import logging
import os
import subprocess
import sys
import time
import uuid
from itertools import count

from tests.bench.scratch import fill, use_scratch_database


def main() -> None:
    """Fill the scratch city and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=900_000)
    parser.add_argument("--open", type=int, default=3_000)
    parser.add_argument("--runs", type=int, default=200)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    use_scratch_database()
    import django

    from cms.memory import settle

    django.setup()
    logging.disable(logging.ERROR)  # a log line per request would drown the table
    fill(options.questions, options.open)
    settle()  # as the web server does after its start
    run(options.runs)
    subprocess.run([sys.executable, "-m", "tests.bench.search"], check=True)


def run(runs: int) -> None:
    """Measure every page that has a budget."""
    from django.core.cache import cache
    from django.test import Client
    from django.urls import reverse

    from catalogue.organisation.models import Service
    from catalogue.organisation.models.content_version import bump
    from catalogue.products.models import ProductPage
    from cms.accounts.models import User
    from tests.bench.desk import measure_the_desk
    from tests.bench.flows import measure_flows
    from tests.bench.measure import header, measure

    page = ProductPage.objects.live().filter(product_number="1001").get()
    busiest = Service.objects.get(slug="afval")
    anonymous, expert, lead = Client(), Client(), Client()
    expert.force_login(User.objects.get(username="expert-afval"))
    lead.force_login(User.objects.get(username="coordinator"))

    addresses = count()

    def get(client: Client, path: str, *, fresh: bool = False, changed: bool = False):
        """Ask for a page as it was last; `fresh` as nobody asked for it, `changed` also just after a publication."""

        def call() -> None:
            if changed:
                cache.clear()
                bump()
            asked = f"{path}{'&' if '?' in path else '?'}bench={next(addresses)}" if fresh else path
            response = client.get(asked, HTTP_HOST="localhost")
            assert response.status_code == 200, (path, response.status_code)

        return call

    header()
    measure("product page, uncached", get(anonymous, page.url, fresh=True), budget_ms=20, runs=runs)
    measure("product page, first after a change", get(anonymous, page.url, changed=True), budget_ms=None, runs=runs)
    measure("product page, cached", get(anonymous, page.url), budget_ms=5, runs=runs)
    measure("home, uncached", get(anonymous, "/", fresh=True), budget_ms=None, runs=runs)
    measure("products A–Z, uncached", get(anonymous, "/producten/", fresh=True), budget_ms=None, runs=runs)
    measure(
        "search “identiteitskaart”",
        get(anonymous, "/zoeken/?q=identiteitskaart", fresh=True),
        budget_ms=None,
        runs=runs,
    )
    measure(
        "API, 100 products",
        get(anonymous, "/api/v1/products/?page_size=100", fresh=True),
        budget_ms=50,
        runs=max(20, runs // 4),
    )
    measure(
        "API, 100 products, first after a change",
        get(anonymous, "/api/v1/products/?page_size=100", changed=True),
        budget_ms=None,
        runs=20,
    )
    measure("API, one product", get(anonymous, f"/api/v1/products/{page.uuid}/", fresh=True), budget_ms=None, runs=runs)
    measure("API, search", get(anonymous, "/api/v1/search/?q=verhuizen", fresh=True), budget_ms=None, runs=runs)
    worklist = reverse("portal:worklist")
    measure(f"worklist of {busiest.slug}", get(expert, worklist), budget_ms=100, runs=max(20, runs // 4))
    measure("overview of the lead", get(lead, "/portal/overzicht/"), budget_ms=None, runs=max(20, runs // 4))
    measure_the_desk(runs)
    measure_flows(max(20, runs // 4))
    publish_to_visible(page, runs=20)


def publish_to_visible(page, *, runs: int) -> None:
    """Publish a new word; then ask the page, the API and the search for it, until all three have it."""
    from django.test import Client

    from tests.bench.measure import measure

    client = Client()

    def call() -> None:
        word = f"meetwoord{uuid.uuid4().hex[:10]}"
        fresh = page.get_latest_revision_as_object()
        fresh.description = f"Een kaart met {word} erop."
        fresh.save_revision().publish()
        deadline = time.monotonic() + 5
        addresses = (page.url, f"/api/v1/products/{page.uuid}/", f"/api/v1/search/?q={word}")
        while time.monotonic() < deadline:
            if all(word in client.get(a, HTTP_HOST="localhost").content.decode() for a in addresses):
                return
        raise AssertionError("not visible within 5 seconds")

    measure("publish → on site, in API, found", call, budget_ms=1000, runs=runs)


if __name__ == "__main__":
    main()
