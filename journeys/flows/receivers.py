"""Guided questions listen: to the organisation, who points to a service; to each other, when a part changes."""

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.signals import page_published

from catalogue.organisation.models import Service
from catalogue.organisation.signals import Use, service_uses
from catalogue.search.documents import index_pages
from journeys.flows.models import FlowPage
from journeys.flows.services.users import live_users


@receiver(service_uses, dispatch_uid="flows_service_uses")
def uses_in_flows(service: Service, **kwargs: Any) -> list[Use]:
    """Return how many flows name `service` in an outcome; their own service counts as that of any page does."""
    named = FlowPage.objects.filter(definition__outcomes__contains=[{"service": str(service.uuid)}])
    return [Use(_("outcomes of guided questions"), named.count())]


@receiver(page_published, sender=FlowPage, dispatch_uid="flows_part_published")
def find_users_by_its_words(instance: FlowPage, **kwargs: Any) -> None:
    """Let the flows that ask this one within their own be found by its new words."""
    users: dict[int, FlowPage] = {}
    waiting = [instance]
    while waiting:
        for user in live_users(waiting.pop().uuid):
            if user.pk not in users and user.pk != instance.pk:
                users[user.pk] = user
                waiting.append(user)
    if users:
        index_pages(users)
