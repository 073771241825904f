"""Which flows help with a page: those an editor put there; of a flow put nowhere, the pages its outcomes name."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, JSONField, OuterRef, Value
from django.utils.translation import get_language
from wagtail.models import Page

from catalogue.products.addresses import site_path
from journeys.flows.services.starting import startable
from journeys.flows.visit.addresses import ASKING
from journeys.flows.visit.models import OfferedOn


@dataclass(frozen=True, slots=True)
class FlowLink:
    """A flow to begin: its start page."""

    uuid: UUID
    title: str
    introduction: str
    path: str
    sensitive: bool

    def coming_back_to(self, page: Page) -> str:
        """Return its address for someone at the contact form of `page`: its outcomes lead back there."""
        return f"{self.path}?{urlencode({ASKING: page.uuid})}"


Offers = dict[UUID, list[FlowLink]]


def offers() -> Offers:
    """Return product (its uuid) → the live flows that help with it, in the order of their titles. One query."""
    chosen = OfferedOn.objects.filter(flow=OuterRef("pk")).values("product__uuid")
    flows = (
        startable()
        .filter(locale__language_code=get_language() or "nl")
        .annotate(
            led_to=Func(
                F("definition"),
                Value("$.outcomes[*].products[*]"),
                function="jsonb_path_query_array",
                template="%(function)s(%(expressions)s::jsonpath)",
                output_field=JSONField(),
            ),
            chosen=ArraySubquery(chosen),
        )
    )
    found: Offers = {}
    for row in flows.values(
        "uuid", "title", "introduction", "url_path", "locale__language_code", "sensitive", "led_to", "chosen"
    ):
        path = site_path(row["url_path"], row["locale__language_code"])
        link = FlowLink(row["uuid"], row["title"], row["introduction"], path, row["sensitive"])
        for product in dict.fromkeys(row["chosen"] or map(UUID, row["led_to"])):
            found.setdefault(product, []).append(link)
    return found


def flows_for(page: Page | None) -> list[FlowLink]:
    """Return the flows that help someone who is at this page; none for what is no product. One query."""
    uuid = getattr(page, "uuid", None)
    return offers().get(uuid, []) if uuid is not None else []
