"""The history of a row as people read it: when, who, and each field from what to what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import FieldDoesNotExist
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_modeladmin.views import InstanceSpecificView

KINDS = {"+": gettext_lazy("added"), "~": gettext_lazy("changed"), "-": gettext_lazy("deleted")}
PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one change."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One step in the life of a row; `who` is empty when the system did it."""

    at: datetime
    who: str
    kind: str
    fields: tuple[FieldChange, ...]


def changes_of(row: models.Model, limit: int = PER_PAGE, offset: int = 0) -> list[Change]:
    """Return the latest changes of a row with history, the newest first (2 queries and one per changed relation)."""
    records = list(row.history.select_related("history_user")[offset : offset + limit + 1])  # type: ignore[attr-defined]
    return list(islice(_changes(records), limit))


def _changes(records: list[Any]) -> Iterator[Change]:
    for record, before in zip(records, [*records[1:], None][: len(records)], strict=True):
        user = record.history_user
        who = (user.get_full_name() or user.get_username()) if user else ""
        fields = tuple(_fields(record, before)) if before is not None and record.history_type == "~" else ()
        yield Change(record.history_date, who, str(KINDS[record.history_type]), fields)


def _fields(record: Any, before: Any) -> Iterator[FieldChange]:
    for change in record.diff_against(before, foreign_keys_are_objs=True).changes:
        yield FieldChange(_label(record, change.field), _shown(change.old), _shown(change.new))


def _label(record: Any, name: str) -> str:
    try:
        return capfirst(str(record.instance_type._meta.get_field(name).verbose_name))
    except FieldDoesNotExist:
        return name


def _shown(value: object) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)


class RegisterHistoryView(InstanceSpecificView):
    """All changes of one row, page by page."""

    page_title = gettext_lazy("History")

    def check_action_permitted(self, user: Any) -> bool:
        """Whoever may see the row may see what happened to it."""
        return bool(self.permission_helper.user_can_list(user))

    def get_template_names(self) -> list[str]:
        """Return our template."""
        return [self.model_admin.history_template_name]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show one page of changes."""
        pages = Paginator(range(self.instance.history.count()), PER_PAGE)
        page = pages.get_page(request.GET.get("p"))
        start = page.object_list[0] if len(page.object_list) else 0
        context = self.get_context_data(
            changes=changes_of(self.instance, PER_PAGE, start),
            page_obj=page,
            inspect_url=self.url_helper.get_action_url("inspect", quote(self.instance.pk)),
        )
        return self.render_to_response(context)
