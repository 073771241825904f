"""Which flows there are to begin: one rule, whoever lists them."""

import pytest
from wagtail.models import PageViewRestriction

from cms.site.flows.start import flows_below
from journeys.flows.services.starting import startable
from journeys.flows.visit.models import OfferedOn
from journeys.flows.visit.offered import offers
from tests.factories import make_product
from tests.journeys.flows.making import make_flow

pytestmark = pytest.mark.django_db


def test_the_list_the_products_and_the_api_name_the_same_flows_each_once(client):
    product, flow = make_product(), make_flow(title="Hek")
    closed, part, draft = make_flow(title="Dicht"), make_flow(title="Deel", is_part=True), make_flow(live=False)
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    alias = flow.create_alias(update_slug="hek-ook")
    for one in (flow, closed, part, draft):
        OfferedOn.objects.create(flow=one, product=product)
    assert [page.pk for page in startable()] == [flow.pk]
    assert [row.title for row in flows_below(flow.get_parent())] == ["Hek"]
    assert [link.uuid for link in offers()[product.uuid]] == [flow.uuid]
    assert [row["uuid"] for row in client.get("/api/v1/flows/").json()["results"]] == [str(flow.uuid)]
    assert client.get(alias.url).status_code == 200, "an alias answers at its own address"
