"""A product in which every field is filled, as often as asked."""

from typing import Any

from catalogue.organisation.models import Service
from catalogue.products.models import Audience, LifeEvent, ProductPage
from tests.factories import make_channel, make_product, make_service, make_theme

NOTE = "ALLEEN-VOOR-COLLEGAS"


def full_product(times: int = 1, *, link_to: ProductPage | None = None, **fields: Any) -> ProductPage:
    service = fields.pop("responsible_service", None) or make_service(promise=2)
    page = make_product(
        responsible_service=service,
        live=False,
        body=_rich("Uitleg over de pas.", link_to),
        conditions=[
            _block("condition", title="Hier wonen", text=_rich("In de stad.", link_to), evidence="<p>Attest</p>")
        ]
        * times,
        procedure=[
            _block("step", title="Kom langs", text=_rich("Aan de balie.", link_to), links=[_link("Plan")]),
        ]
        * times,
        costs=[_block("cost", title="Gewoon", text="<p>Per stuk</p>", amount="1250.00", checked="2026-11-01")] * times,
        bring=[("item", "<p>Je oude pas</p>")] * times,
        benefits=[_block("benefit", title="Korting", text="<p>Voor leden</p>", amount="10")] * times,
        legal=[_block("link", **_link("De wet"))] * times,
        links=[_block("link", **_link("Meer lezen"))] * times,
        duration="Twee weken",
        exceptions_text=_rich("Behalve op zondag.", link_to),
        agent_note=NOTE,
        checked_on="2026-10-05",
        start_label="Begin hier",
        start_url="https://loket.example/begin",
        **fields,
    )
    page.more_themes.set([make_theme() for _n in range(times)])
    page.audiences.set([Audience.objects.create(name=f"Publiek {n} {page.pk}") for n in range(times)])
    page.life_events.set([LifeEvent.objects.create(name=f"Gebeurtenis {n} {page.pk}") for n in range(times)])
    _channels(service, times)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def _channels(service: Service, times: int) -> None:
    for n in range(times):
        make_channel(service, value=f"011 00 00 {10 + n}", label=f"Bel {n}")
        make_channel(service, kind="counter", value="Demoplein 1, 3500 Hasselt", order=200)
    make_channel(service, value="011 00 00 99", label="Intern", public=False)
    make_channel(service, value="011 00 00 98", label="Vroeger", active=False)


def _block(kind: str, **value: Any) -> tuple[str, dict[str, Any]]:
    return kind, value


def _link(title: str) -> dict[str, str]:
    return {"title": title, "url": "https://www.example.org/"}


def _rich(text: str, link_to: ProductPage | None) -> str:
    link = f' <a linktype="page" id="{link_to.pk}">Zie ook</a>' if link_to else ""
    return f"<p>{text}{link}</p>"
