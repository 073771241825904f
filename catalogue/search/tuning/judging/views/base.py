"""What the screens of judging share."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

JUDGE = "searchjudging.judge"


class Judging(WagtailAdminTemplateMixin, View):
    """A screen for who may judge; the others get no further."""

    header_icon = "success"
    here = ""  # the last crumb, where it is not the list

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the right."""
        if not request.user.has_perm(JUDGE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Return what the screen is."""
        return self.here or _("Judgements")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Return the way here."""
        crumbs = [*super().get_breadcrumbs_items(), {"url": reverse("search_judging"), "label": _("Judgements")}]
        return [*crumbs, {"url": "", "label": self.here}] if self.here else crumbs

    def show(self, status: int = 200, **context: Any) -> HttpResponseBase:
        """Answer with the screen."""
        return self.render_to_response(self.get_context_data(**context), status=status)
