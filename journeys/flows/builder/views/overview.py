"""All flows that one may edit, and beginning a new one."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import page_permission_policy

from journeys.flows.builder.beginning import begin, sections_for
from journeys.flows.builder.drafts import draft_of
from journeys.flows.builder.forms import NewFlowForm
from journeys.flows.checks import findings
from journeys.flows.models import FlowPage


@dataclass(frozen=True, slots=True)
class Line:
    """A flow in the list. `findings` are those of the flow by itself; the builder also looks at what it refers to."""

    page: FlowPage
    questions: int
    outcomes: int
    findings: int


class Overview(WagtailAdminTemplateMixin, View):
    """What the list and the form of a new flow share."""

    header_icon = "list-ol"
    page_title: Any = ""

    def get_page_title(self) -> str:
        """Return what the screen is."""
        return _("Guided questions")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Return the way here."""
        return [*super().get_breadcrumbs_items(), {"url": reverse("flow_builder_list"), "label": _("Guided questions")}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask whether one may write pages at all."""
        if not may_build(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


def may_build(user: Any) -> bool:
    """Tell whether the account may write any page."""
    return bool(page_permission_policy.user_has_any_permission(user, {"add", "change", "publish"}))


class ListView(Overview):
    """The flows, with their state, their size and what is wrong with them."""

    template_name = "flows/builder/flows.html"

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Show them."""
        mine = page_permission_policy.instances_user_has_permission_for(request.user, "change")
        rows = FlowPage.objects.filter(pk__in=mine.values("pk")).select_related("latest_revision").order_by("title")
        lines = [_line(page) for page in rows]
        return self.render_to_response(self.get_context_data(lines=lines, sections=sections_for(request.user)))


def _line(page: FlowPage) -> Line:
    draft = draft_of(page)
    definition = draft.definition
    wrong = len(draft.faults) or len(findings(definition))
    return Line(page, len(definition.questions), len(definition.outcomes), wrong)


class NewView(Overview):
    """Begins a flow: title, introduction, an example or a file."""

    template_name = "flows/builder/new.html"

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Ask."""
        return self._show(NewFlowForm(sections=sections_for(request.user)))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Make the page as a draft and open the builder."""
        sections = sections_for(request.user)
        if not sections:
            raise PermissionDenied
        form = NewFlowForm(request.POST, request.FILES, sections=sections)
        if form.is_valid():
            try:
                page = begin(form.section_page, request.user, form.beginning)
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                return redirect("flow_builder", page.pk)
        return self._show(form, 422)

    def _show(self, form: NewFlowForm, status: int = 200) -> HttpResponseBase:
        return self.render_to_response(self.get_context_data(form=form), status=status)
