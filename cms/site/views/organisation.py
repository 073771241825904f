"""Departments and services: who does what, and how to reach them."""

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.organisation.models import Department, Service
from cms.site.contact import contact_of_service
from cms.site.crumbs import from_home
from cms.site.product_lists import product_list, shown_products
from cms.site.public_page import public_page


@public_page
def departments(request: HttpRequest) -> HttpResponse:
    """Show the departments with their services."""
    context = {"departments": _active_departments(), "crumbs": from_home()}
    return render(request, "site/departments.html", context)


@public_page
def services(request: HttpRequest) -> HttpResponse:
    """Show every service, by department."""
    context = {"departments": _active_departments(), "crumbs": from_home()}
    return render(request, "site/services.html", context)


@public_page
def department(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one department and its services."""
    row = get_object_or_404(Department, slug=slug, active=True)
    context = {
        "department": row,
        "services": row.services.filter(active=True).order_by("name"),
        "crumbs": from_home((_("Departments"), reverse("site:departments"))),
    }
    return render(request, "site/department.html", context)


@public_page
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one service: how to reach it and what it answers for; a merged one leads to its successor."""
    row = get_object_or_404(Service.objects.select_related("department", "successor"), slug=slug)
    if not row.active:
        return _to_successor(row)
    context = {
        "service": row,
        "contact": contact_of_service(request, row),
        "products": product_list(request, shown_products().filter(responsible_service=row), f"service:{row.pk}"),
        "crumbs": from_home((_("Services"), reverse("site:services"))),
    }
    return render(request, "site/service.html", context)


def _to_successor(row: Service) -> HttpResponse:
    """Redirect in one hop, over any number of mergers."""
    seen: set[int] = set()
    last: Service | None = row
    while last is not None and not last.active and last.pk not in seen:
        seen.add(last.pk)
        last = last.successor
    if last is None or not last.active:
        raise Http404
    return HttpResponsePermanentRedirect(last.get_absolute_url())


def _active_departments() -> list[Department]:
    active = Prefetch("services", Service.objects.filter(active=True).order_by("name"), to_attr="active_services")
    return [row for row in Department.objects.filter(active=True).prefetch_related(active) if row.active_services]
