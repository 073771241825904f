"""The list itself: columns, search, export."""

from collections import OrderedDict
from typing import Any, ClassVar

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView

from catalogue.organisation.admin.register import FORMULA
from catalogue.products.models import ProductPage
from catalogue.products.publication import missing_for_publication

COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
    Column("responsible_service", label=_("Service"), sort_key="responsible_service__name"),
    Column("rewriting", label=_("Rewriting"), accessor="get_rewrite_status_display", sort_key="rewrite_status"),
    Column("required", label=_("Law"), accessor=lambda page: _required(page), sort_key="legally_required"),
    DateColumn("review_on", label=_("Review"), sort_key="review_on"),
    Column("owner_name", label=_("Owner"), accessor=lambda page: _name(page), sort_key="owner__first_name"),
    PageStatusColumn("status", label=_("Status"), sort_key="live"),
]


def _name(page: ProductPage) -> str:
    return (page.owner.get_full_name() or page.owner.get_username()) if page.owner else ""


def _required(page: ProductPage) -> str:
    return gettext("required") if page.legally_required else ""


class ProductIndexView(IndexView):
    """All products. The export leaves out the note for colleagues and the names of colleagues."""

    template_name = "products/listing.html"
    page_title = _("Products")
    list_export: ClassVar[list[str]] = [
        "product_number", "title", "responsible_service", "responsible_service.department", "theme", "audience_names",
        "get_rewrite_status_display", "legally_required", "live", "review_on", "checked_on", "missing", "full_url",
    ]  # fmt: skip
    export_headings: ClassVar[dict[str, Any]] = {
        "responsible_service.department": _("department"),
        "audience_names": _("audiences"),
        "get_rewrite_status_display": _("rewrite status"),
        "live": _("published"),
        "missing": _("missing before publication"),
        "full_url": _("address"),
    }

    def annotate_queryset(self, pages: Any) -> Any:
        """Read what the columns show in a handful of queries, however many rows."""
        pages = pages.select_related("responsible_service__department", "theme", "owner", "content_type", "locale")
        pages = pages.prefetch_related("sites_rooted_here", "audiences").prefetch_workflow_states()
        pages = pages.annotate_site_root_state().annotate_approved_schedule()
        return pages.annotate_has_untranslated_locale() if self.i18n_enabled else pages

    def search_queryset(self, queryset: QuerySet[ProductPage]) -> QuerySet[ProductPage]:
        """Find each word in title, number, keywords or service: filters and search go together."""
        for word in (self.search_query or "").split()[:8]:
            queryset = queryset.filter(
                Q(title__icontains=word)
                | Q(draft_title__icontains=word)
                | Q(product_number__iexact=word)
                | Q(keywords__icontains=word)
                | Q(responsible_service__name__icontains=word)
            )
        return queryset

    def to_row_dict(self, item: ProductPage) -> OrderedDict[str, Any]:
        """Return one row of the export, without anything that a spreadsheet would run."""
        made = {
            "responsible_service.department": getattr(item.responsible_service, "department", ""),
            "audience_names": ", ".join(audience.name for audience in item.audiences.all()),
            "get_rewrite_status_display": item.get_rewrite_status_display(),
            "missing": " ".join(missing_for_publication(item).values()),
            "full_url": f"{settings.CITY_BASE_URL}{item.get_url(self.request) or ''}" if item.live else "",
        }
        values = ((name, made[name] if name in made else getattr(item, name)) for name in self.list_export)
        return OrderedDict((name, f"'{value}" if str(value).startswith(FORMULA) else value) for name, value in values)

    @property
    def show_locale_labels(self) -> bool:
        """Name the language only where there is more than one."""
        return self.i18n_enabled and len(settings.WAGTAIL_CONTENT_LANGUAGES) > 1
