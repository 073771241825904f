"""The catalogue listens to the organisation: who points to a service, and what moves in a merge."""

from typing import Any

from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.organisation.models import Service
from catalogue.organisation.signals import Use, service_merged, service_uses
from catalogue.products.models import PageException, Theme
from catalogue.products.services.rehome import drafts_naming, pages_naming, rehome


@receiver(service_uses, dispatch_uid="products_service_uses")
def uses_in_the_catalogue(service: Service, **kwargs: Any) -> list[Use]:
    """Return the pages, drafts, exceptions and themes that name `service`."""
    pages = pages_naming(service)
    return [
        Use(_("pages"), len(pages), f"{reverse('products:index')}?service={service.pk}"),
        Use(_("drafts of other pages"), len(drafts_naming(service) - pages)),
        Use(_("exceptions on pages"), PageException.objects.filter(service=service).count()),
        Use(_("themes"), Theme.objects.filter(service=service).count()),
    ]


@receiver(service_merged, dispatch_uid="products_service_merged")
def rehome_the_catalogue(source: Service, successor: Service, actor: Any, **kwargs: Any) -> None:
    """Move what names the source."""
    rehome(source, successor, actor)
