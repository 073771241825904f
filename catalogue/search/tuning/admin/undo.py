"""Undoing: a row goes back to how it was, also when it was deleted; every step stays in the history."""

from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from catalogue.search.models import Synonym, WordRule
from catalogue.search.tuning.rights import for_the_desk

REGISTERS: dict[str, tuple[type[Synonym] | type[WordRule], str]] = {
    "synonym": (Synonym, "synoniemen"),
    "wordrule": (WordRule, "woordregels"),
}
MOST = 100


def deleted_rows(model: type[Synonym] | type[WordRule]) -> list[Any]:
    """Return the last records of rows that are gone, the latest first (1 query)."""
    history = model.history  # type: ignore[union-attr]
    gone = history.exclude(id__in=model.objects.values("pk"))
    latest = gone.values("id").annotate(latest=Max("history_id")).values("latest")
    return list(history.filter(history_id__in=latest).select_related("history_user")[:MOST])


@require_safe
@for_the_desk
def deleted(request: HttpRequest, kind: str) -> HttpResponse:
    """List what was deleted, each with a button that puts it back."""
    model, register = _register(kind)
    if not request.user.has_perm(f"search.view_{kind}"):
        raise PermissionDenied
    context = {
        "kind": kind,
        "rows": deleted_rows(model),
        "index": reverse(f"{register}_modeladmin_index"),
        "name": model._meta.verbose_name_plural,
        "may_add": request.user.has_perm(f"search.add_{kind}"),
    }
    return render(request, "searchtuning/deleted.html", context)


@require_POST
@for_the_desk
def put_back(request: HttpRequest, kind: str, record: int) -> HttpResponse:
    """Make the row as it was after this step of its history: in force for the next question."""
    model, register = _register(kind)
    was = get_object_or_404(model.history, history_id=record)  # type: ignore[union-attr]
    row = was.instance
    exists = model.objects.filter(pk=row.pk).exists()
    if not request.user.has_perm(f"search.{'change' if exists else 'add'}_{kind}"):
        raise PermissionDenied
    row._state.adding = not exists
    try:
        row.full_clean()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("search_deleted", kind)
    row.save()
    messages.success(request, _("“%(row)s” is back, and in force for the next search.") % {"row": row})
    return redirect(f"{register}_modeladmin_history", quote(row.pk))


def _register(kind: str) -> tuple[type[Synonym] | type[WordRule], str]:
    if kind not in REGISTERS:
        raise Http404
    return REGISTERS[kind]
