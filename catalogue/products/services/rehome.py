"""What names a service names its successor from now on: pages, drafts, scheduled texts, exceptions, themes."""

from typing import Any

from django.apps import apps
from django.db.models import Q
from wagtail.models import Page, Revision

from catalogue.organisation.models import Service
from catalogue.organisation.services.actors import Actor, save_as
from catalogue.products.models import ContentPage, PageException, Theme
from catalogue.products.services.everywhere import write_everywhere


def content_models() -> list[type[ContentPage]]:
    """Return every page type that names a service."""
    return [model for model in apps.get_models() if issubclass(model, ContentPage)]


def pages_naming(service: Service) -> set[int]:
    """Return the pages whose live row names `service`."""
    found: set[int] = set()
    for model in content_models():
        found.update(model._default_manager.filter(responsible_service=service).values_list("pk", flat=True))
    return found


def drafts_naming(service: Service) -> set[int]:
    """Return the pages whose latest or scheduled revision names `service`, as its own or in an exception."""
    return {int(revision.object_id) for revision in _revisions(service)}


def _revisions(service: Service) -> list[Revision]:
    named = Q(content__responsible_service=service.pk) | Q(content__exceptions__contains=[{"service": service.pk}])
    latest = Page.objects.filter(latest_revision__isnull=False).values("latest_revision")
    in_force = Q(pk__in=latest) | Q(approved_go_live_at__isnull=False)
    return list(Revision.page_revisions.filter(named, in_force))


def rehome(source: Service, successor: Service, actor: Actor = None) -> None:
    """Let `successor` stand wherever `source` stood; part of a merge and of its transaction."""
    scheduled = [revision for revision in _revisions(source) if revision.approved_go_live_at]
    in_exceptions = PageException.objects.filter(service=source).values_list("page_id", flat=True)
    for pk in sorted(pages_naming(source) | drafts_naming(source) | set(in_exceptions)):
        page = Page.objects.get(pk=pk).specific
        write_everywhere(page, _Replace(source, successor), ("responsible_service", "exceptions"), actor)
    for revision in scheduled:
        _rewrite(revision, source.pk, successor.pk)
    for theme in Theme.objects.filter(service=source):
        theme.service = successor
        save_as(actor, theme, f"merged into {successor.uuid}")


class _Replace:
    """Puts one service in the place of another, on a page in memory."""

    def __init__(self, source: Service, successor: Service) -> None:
        self.source = source
        self.successor = successor

    def __call__(self, page: Any) -> bool:
        changed = False
        if getattr(page, "responsible_service_id", None) == self.source.pk:
            page.responsible_service = self.successor
            changed = True
        exceptions = list(page.exceptions.all())
        concerned = [item for item in exceptions if item.service_id == self.source.pk]
        for item in concerned:
            item.service = self.successor
        if concerned:
            page.exceptions = exceptions
        return changed or bool(concerned)


def _rewrite(revision: Revision, source: int, successor: int) -> None:
    """Change a text that waits for its day: it is published as it stands."""
    content = revision.content
    if content.get("responsible_service") == source:
        content["responsible_service"] = successor
    for item in content.get("exceptions", []):
        if item.get("service") == source:
            item["service"] = successor
    revision.content = content
    revision.save(update_fields=["content"])
