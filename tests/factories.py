"""Small makers of rows for tests: every argument has a default, names say that they are made up.

They keep no index of references (Wagtail's “where is this used”): a test of it makes its rows itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.signal_handlers import disable_reference_index_auto_update, reference_index_auto_update_disabled

from catalogue.organisation.models import Channel, Department, Service, ServiceMember
from catalogue.products.models import CatalogueSection, ProductPage, Theme
from cms.accounts.models import User
from integrations.ipdc.services.new_page import add_page

_number = count(1)


@contextmanager
def _quickly() -> Iterator[None]:
    """Around every maker; Wagtail's own switch does not bear one within another."""
    if getattr(reference_index_auto_update_disabled, "value", False):
        yield
    else:
        with disable_reference_index_auto_update():
            yield


@_quickly()
def make_department(**fields: Any) -> Department:
    return Department.objects.create(**{"name": f"Afdeling {next(_number)}"} | fields)


@_quickly()
def make_service(**fields: Any) -> Service:
    if "department" not in fields:
        fields["department"] = make_department()
    return Service.objects.create(**{"name": f"Dienst {next(_number)}"} | fields)


@_quickly()
def make_channel(service: Service | None = None, **fields: Any) -> Channel:
    defaults = {"kind": "phone", "value": "011 00 00 01", "opening_hours": "Mo-Fr 09:00-12:00; PH off"}
    return Channel.objects.create(service=service or make_service(), **defaults | fields)


@_quickly()
def make_theme(**fields: Any) -> Theme:
    return Theme.objects.create(**{"name": f"Thema {next(_number)}"} | fields)


def catalogue_section() -> CatalogueSection:
    section = CatalogueSection.objects.order_by("path").first()
    assert section is not None
    return section


@_quickly()
def make_product(*, live: bool = True, parent: CatalogueSection | None = None, **fields: Any) -> ProductPage:
    """A product with a service of its own unless told otherwise, with its revision, and published as an import does."""
    number = next(_number)
    if "responsible_service" not in fields:
        fields["responsible_service"] = make_service()
    defaults = {
        "title": f"Product {number}",
        "slug": f"product-{number}",
        "product_number": str(number),
        "description": "Een product om mee te testen.",
        "short_answer": "Dat kan aan de balie.",
    }
    if "theme" not in fields:
        fields["theme"] = make_theme()
    page = ProductPage(**defaults | fields)
    with transaction.atomic():
        add_page(parent or catalogue_section(), page, live=live)
    page.refresh_from_db()
    return page


@_quickly()
def make_user(*roles: str, services: tuple[Service, ...] = (), **fields: Any) -> User:
    """An account with these roles (group names) and services; password `wachtwoord-voor-tests`."""
    user = User.objects.create_user(
        **{"username": f"gebruiker{next(_number)}", "password": "wachtwoord-voor-tests"} | fields
    )
    user.groups.set(Group.objects.filter(name__in=roles))
    for service in services:
        ServiceMember.objects.create(service=service, user=user)
    return user
