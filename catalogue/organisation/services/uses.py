"""Who points to a service: asked before it goes."""

from typing import cast

from django.utils.translation import gettext as _

from catalogue.organisation.models import Service
from catalogue.organisation.signals import Use, service_uses


def uses_of(service: Service) -> list[Use]:
    """Return what points to `service`, each kind with its number; empty when it can be deleted."""
    found = [Use(_("channels"), service.channels.count())]
    for _receiver, answer in service_uses.send(sender=Service, service=service):
        found += cast(list[Use], answer)
    return [use for use in found if use.count]
