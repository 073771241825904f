"""Which flows help with a page: those an editor put there; of a flow put nowhere, the pages its outcomes name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, JSONField, OuterRef, QuerySet, Value
from django.utils.translation import get_language
from wagtail.models import Page

from catalogue.products.addresses import site_path
from journeys.flows.models import FlowPage
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


def offered_flows() -> QuerySet[FlowPage]:
    """Return the flows that everyone may begin, each once, in the language of now."""
    found: QuerySet[FlowPage] = startable().filter(locale__language_code=get_language() or "nl")
    return found


def led_to(definition: str) -> Func:
    """Return the products (uuids, as JSON) that the outcomes of the flow in this column name."""
    return Func(
        F(definition),
        Value("$.outcomes[*].products[*]"),
        function="jsonb_path_query_array",
        template="%(function)s(%(expressions)s::jsonpath)",
        output_field=JSONField(),
    )


def chosen_for(flow: str) -> ArraySubquery:
    """Return the products on which an editor put the flow with the primary key in this column."""
    return ArraySubquery(OfferedOn.objects.filter(flow=OuterRef(flow)).values("product__uuid"))


def link_of(row: Mapping[str, Any]) -> FlowLink:
    """Return the link to the flow of this row."""
    path = site_path(row["url_path"], row["locale__language_code"])
    return FlowLink(row["uuid"], row["title"], row["introduction"], path, row["sensitive"])


def links_of(rows: Iterable[Mapping[str, Any]]) -> Offers:
    """Return product (its uuid) → flows, in the order of these rows: a flow each, with `led_to` and `chosen`."""
    found: Offers = {}
    for row in rows:
        link = link_of(row)
        for product in dict.fromkeys(row["chosen"] or map(UUID, row["led_to"] or ())):
            found.setdefault(product, []).append(link)
    return found


def offers() -> Offers:
    """Return product → the live flows that help with it, in the order of their titles. One query."""
    names = ("uuid", "title", "introduction", "url_path", "locale__language_code", "sensitive", "led_to", "chosen")
    flows = offered_flows().annotate(led_to=led_to("definition"), chosen=chosen_for("pk"))
    return links_of(flows.order_by("title").values(*names))


def flows_for(page: Page | None) -> list[FlowLink]:
    """Return the flows that help someone who is at this page; none for what is no product. One query."""
    uuid = getattr(page, "uuid", None)
    return offers().get(uuid, []) if uuid is not None else []
