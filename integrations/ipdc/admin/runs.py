"""The runs and the sources: what happened, and what the source said."""

import json

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from integrations.ipdc.admin.base import ImporterAdmin, ReadOnlyRows
from integrations.ipdc.admin.links import page_link
from integrations.ipdc.models import ImportRun, SourceRecord


class RunAdmin(ImporterAdmin):
    """Every import with its counts."""

    model = ImportRun
    menu_label = _("Imports")
    menu_icon = "download"
    base_url_path = "imports"
    permission_helper_class = ReadOnlyRows
    inspect_view_enabled = True
    list_display = (
        "started_at", "state", "read", "created", "updated", "unchanged", "archived", "refused", "findings",
    )  # fmt: skip
    list_export = (
        "started_at", "finished_at", "sources", "state", "read", "created", "updated", "unchanged", "archived",
        "refused", "findings",
    )  # fmt: skip
    list_filter = ("state", "started_at")
    inspect_view_fields = ("started_at", "finished_at", "state", "sources", "options", "refused_items")

    def refused_items(self, row: ImportRun) -> str:
        """Return every refusal with its place and reason."""
        items = ((refusal.get("source"), refusal.get("line") or "–", refusal.get("reason")) for refusal in row.refusals)
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{} ({}): {}</li>", items)) if row.refusals else "–"

    refused_items.short_description = _("refusals")  # type: ignore[attr-defined]


class SourceAdmin(ImporterAdmin):
    """Every product of the source, with all it says, also what no field of the page holds."""

    model = SourceRecord
    menu_label = _("Sources")
    menu_icon = "doc-full-inverse"
    base_url_path = "import-bronnen"
    permission_helper_class = ReadOnlyRows
    inspect_view_enabled = True
    list_display = ("title", "product_number", "language", "archived", "moment", "form")
    list_export = ("iri", "version_iri", "product_number", "title", "language", "archived", "moment", "source")
    list_filter = ("archived", "language")
    list_select_related = ("page",)
    search_fields = ("title", "product_number", "iri")
    inspect_view_fields = (
        "title", "product_number", "iri", "version_iri", "moment", "language", "archived", "replaced_by", "source",
        "whole_source",
    )  # fmt: skip

    def form(self, row: SourceRecord) -> str:
        """Return a link to the page's form."""
        return page_link(row.page_id, str(_("to the page"))) or "–"

    form.short_description = _("page")  # type: ignore[attr-defined]

    def whole_source(self, row: SourceRecord) -> str:
        """Return the source as it was read."""
        return format_html("<pre>{}</pre>", json.dumps(row.raw, ensure_ascii=False, indent=2, sort_keys=True))

    whole_source.short_description = _("the whole source")  # type: ignore[attr-defined]
