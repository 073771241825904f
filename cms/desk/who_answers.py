"""The editor's view of who answers for a page, and why: on the form, and anew with each choice made there."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from wagtail.models import Page

from catalogue.organisation.models import Channel, Service
from catalogue.products.models import ContentPage, ProductPage, Theme
from catalogue.responsibility import responsible_for

BELOW = "0000"  # the path of a page that is not there yet, under its parent


def answer_context(page: Page) -> dict[str, Any]:
    """Return who answers for `page`, and for each of its exceptions."""
    answer = responsible_for(page)
    exceptions = [
        (item, responsible_for(page, audience=item.audience, topic=item.topic))
        for item in page.exceptions.all()
        if item.service_id is not None
    ]
    return {"answer": answer, "exceptions": exceptions, "own": getattr(page, "responsible_service_id", None)}


def who_answers_view(request: HttpRequest) -> HttpResponse:
    """Answer what the form would say after a save: `page` or `parent`, `service`, `theme`; `channels` ticked."""
    page = _page(request)
    page.responsible_service = _chosen(request, "service", Service)
    if isinstance(page, ProductPage):
        page.theme = _chosen(request, "theme", Theme)
    channels = Channel.objects.filter(service=page.responsible_service, active=True).order_by("order", "pk")
    ticked = {int(pk) for pk in request.GET.getlist("channels") if pk.isdigit()}
    context = {**answer_context(page), "channels": channels, "ticked": ticked}
    return render(request, "desk/who_answers_fragment.html", context)


def _page(request: HttpRequest) -> Any:
    """Return the draft, or a page that could be under `parent`; only for who may edit there."""
    pk, parent = request.GET.get("page", ""), request.GET.get("parent", "")
    if pk.isdigit():
        row = get_object_or_404(Page, pk=pk)
        if not row.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        draft = row.get_latest_revision_as_object()
        if isinstance(draft, ContentPage):
            return draft
    elif parent.isdigit():
        above = get_object_or_404(Page, pk=parent)
        if not above.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        return ProductPage(path=above.path + BELOW, depth=above.depth + 1)
    raise PermissionDenied


def _chosen(request: HttpRequest, name: str, model: Any) -> Any:
    value = request.GET.get(name, "")
    return model.objects.filter(pk=value).first() if value.isdigit() else None
