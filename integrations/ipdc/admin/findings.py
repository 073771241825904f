"""The register of findings: filter, export, tick off."""

from typing import Any

from django.http.response import HttpResponseBase
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.views import EditView

from integrations.ipdc.admin.base import ImporterAdmin
from integrations.ipdc.admin.links import page_link
from integrations.ipdc.models import SourceFinding


class TickOffView(EditView):
    """The form on which a finding is ticked off."""

    def form_valid(self, form: Any) -> HttpResponseBase:
        """Keep who did it."""
        handled = form.instance.state == SourceFinding.State.DONE
        form.instance.handled_by = self.request.user if handled else None
        response: HttpResponseBase = super().form_valid(form)
        return response


class FindingAdmin(ImporterAdmin):
    """What an editor must look at."""

    model = SourceFinding
    menu_label = _("Findings")
    menu_icon = "warning"
    base_url_path = "import-bevindingen"
    list_display = ("number", "page", "code", "field", "reason", "severity", "state")
    list_filter = ("state", "severity", "code", "record__archived", "run")
    list_select_related = ("record__page",)
    list_export = ("product_number", "title", "iri", "field", "code", "severity", "reason", "state", "note", "found_at")
    export_filename = "bevindingen"
    search_fields = ("product_number", "title", "reason", "field", "record__iri")
    list_display_add_buttons = "number"
    edit_view_class = TickOffView

    def number(self, row: SourceFinding) -> str:
        """Return the product number, or a dash."""
        return row.product_number or "–"

    number.short_description = _("product number")  # type: ignore[attr-defined]
    number.admin_order_field = "product_number"  # type: ignore[attr-defined]

    def page(self, row: SourceFinding) -> str:
        """Return the title, as a link to the page's form when there is a page."""
        return page_link(row.record.page_id, row.title) or format_html("{}", row.title)

    page.short_description = _("product")  # type: ignore[attr-defined]
    page.admin_order_field = "title"  # type: ignore[attr-defined]

    def iri(self, row: SourceFinding) -> str:
        """Return the identity in the source."""
        return row.record.iri

    iri.short_description = _("identity")  # type: ignore[attr-defined]
