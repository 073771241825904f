"""Loading the demo city, a module per kind of row, all in one transaction: a killed load leaves nothing."""

from typing import Any

from django.db import transaction
from tqdm import tqdm
from wagtail.models import Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from catalogue.organisation.models import Department
from catalogue.products.models import CatalogueSection
from catalogue.search.upkeep import rebuild
from cms.demo.files import brief_products, full_products
from cms.demo.load.bookable import load_bookable
from cms.demo.load.contacts import load_contacts
from cms.demo.load.flows import load_flows
from cms.demo.load.journeys import begin_journeys, finish_journeys
from cms.demo.load.judgements import load_judgements
from cms.demo.load.organisation import load_classification, load_organisation
from cms.demo.load.products import add
from cms.demo.load.questions import load_questions
from cms.demo.load.staff import load_staff
from cms.demo.load.topics import load_topics


def is_loaded() -> bool:
    """Tell whether the demo city is there: its departments and more than the empty city's one."""
    return Department.objects.filter(slug="burgerzaken").exists()


@transaction.atomic
def load_city(*, quiet: bool = False) -> None:
    """Load everything, with a progress bar for the pages."""
    services = load_organisation()
    sorts: dict[str, dict[str, Any]] = load_classification(services)  # type: ignore[assignment]
    owners = load_staff(services)
    section = CatalogueSection.objects.order_by("path").first()
    assert section is not None  # every migrated city has one
    rows = [*full_products(), *brief_products()]
    with disable_reference_index_auto_update():
        for row in tqdm(rows, desc="products", unit="page", disable=quiet, mininterval=0.5):
            add(row, section, services, owners, sorts)
    rebuild()  # the pages went past the signal that indexes what is published
    begun = begin_journeys(services, sorts, owners)
    load_flows(services, sorts)
    finish_journeys(begun)  # journeys lead to flows and flows to journeys
    load_topics(services)
    load_judgements()
    load_bookable(services)
    load_questions(services, quiet=quiet)
    load_contacts()
    Site.objects.filter(is_default_site=True).update(site_name="Stad Hasselt")
