"""Trying the draft on the visitor's own pages: the same views and templates, below another address, nothing counted."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from journeys.flows.builder.assessing import node_url
from journeys.flows.builder.views.base import BuilderView
from journeys.flows.definition import Kind
from journeys.flows.models import FlowPage
from journeys.flows.services.loading import LiveFlow, whole
from journeys.flows.visit import views
from journeys.flows.visit.screens import Screen


@dataclass(frozen=True, slots=True)
class Tried:
    """What stands above the visitor's page: the ways back, and what keeps this way from going on."""

    builder: str
    node: str = ""
    nowhere: bool = False
    part_missing: bool = False


# As on the site (`cms.site.views.flows`), a form of a sensitive flow has no token: it goes into the session of who
# posts and changes nothing else.
@method_decorator(csrf_exempt, name="dispatch")
@method_decorator(sensitive_post_parameters(), name="dispatch")
@method_decorator(require_http_methods(["GET", "HEAD", "POST"]), name="dispatch")
class TryView(BuilderView):
    """The start page of the draft; `part` is what stands below it: a question or outcome, streets, leaving quickly."""

    part = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer as the site does; a locked page may be tried too."""
        request.is_preview = True  # type: ignore[attr-defined]  # as Wagtail marks a preview
        page = self.draft.page.get_latest_revision_as_object()
        page.definition = page.definition if not self.draft.faults else {}
        flow = LiveFlow(page, whole(page.uuid, self.draft.definition).definition)
        if self.part == "verlaat":
            return views.leave(request)
        if self.part == "plaatsen":
            return views.names(request, flow)
        if self.part == "vraag" and flow.definition.start in flow.definition.question_of:
            return self.above(views.asked(request, flow, reverse("flow_try", args=[page.pk])))
        return self.above(self.start(request, page))

    def start(self, request: HttpRequest, page: FlowPage) -> HttpResponse:
        """Return the start page."""
        return TemplateResponse(request, page.get_template(request), page.get_context(request))

    def above(self, response: HttpResponse) -> HttpResponse:
        """Put above a page what leads back to the builder."""
        if isinstance(response, TemplateResponse):
            response.context_data = {**(response.context_data or {}), "tried": self.tried(response)}
        return response

    def tried(self, response: TemplateResponse) -> Tried:
        """Return it for the screen that is about to be shown."""
        screen: Screen | None = (response.context_data or {}).get("screen")
        node = (screen.question or screen.outcome) if screen else None
        if screen is None or node is None:
            return Tried(self.home)
        key = node.key.partition(".")[0]  # of the part, for what stands inside one
        known = self.draft.definition.node(key) is not None
        position = screen.position
        return Tried(
            self.home,
            node_url(self.draft, key) if known else "",
            nowhere=position.question is None and position.outcome is None,
            part_missing=position.question is not None and position.question.kind is Kind.PART,
        )
