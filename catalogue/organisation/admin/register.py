"""What every register in the admin does alike: safe lists, export, history, a delete that explains itself."""

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import SuspiciousOperation
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import DeleteView, IndexView, InspectView

from catalogue.organisation.admin.changes import RegisterHistoryView, changes_of
from catalogue.organisation.admin.protection import counted, refusal

FORMULA = ("=", "@", "\t", "\r")


class RegisterIndexView(IndexView):
    """A list that filters by its declared filters only.

    Modeladmin passes any other parameter on to the database (`?members__password__startswith=…`), so that a
    list would answer questions about accounts; an unknown parameter is dropped here.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer a filter that cannot be (a value of the wrong type) with the whole list."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except (IncorrectLookupParameters, SuspiciousOperation):
            return redirect(request.path)

    def get_filters(self, request: HttpRequest) -> tuple[list[Any], bool, dict[str, Any], bool]:
        """Return the declared filters, and none of the parameters that they leave."""
        specs, has_filters, _left, distinct = super().get_filters(request)
        return specs, has_filters, {}, distinct

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Return the row of an export, without anything that a spreadsheet would run."""
        row: dict[str, Any] = super().to_row_dict(item)
        return {name: f"'{value}" if str(value).startswith(FORMULA) else value for name, value in row.items()}


class RegisterInspectView(InspectView):
    """One row, and what happened to it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the latest changes."""
        return super().get_context_data(changes=changes_of(self.instance, 10), **kwargs)

    def get_field_display_value(self, field_name: str, field: Any = None) -> Any:
        """Return what people read, with a word for yes and no."""
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return value


class RegisterDeleteView(DeleteView):
    """Deleting, or saying how many things of which kind still point here."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Delete, or explain; modeladmin's own explanation cannot follow relations without a name."""
        try:
            with transaction.atomic():
                log(instance=self.instance, action="wagtail.delete")
                self.delete_instance()
        except ProtectedError as error:
            messages.error(request, refusal(self.instance, counted(error.protected_objects)))
        else:
            messages.success(request, _("“%(row)s” is deleted.") % {"row": self.instance})
        return redirect(self.index_url)


class RegisterAdmin(ModelAdmin):
    """The base of every register."""

    list_per_page = 50
    inspect_view_enabled = True
    index_view_class = RegisterIndexView
    inspect_view_class = RegisterInspectView
    delete_view_class = RegisterDeleteView
    history_view_class = RegisterHistoryView
    inspect_template_name = "organisation/register_inspect.html"
    history_template_name = "organisation/register_history.html"
    empty_value_display = "–"
