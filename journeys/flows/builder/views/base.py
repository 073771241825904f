"""What the screens of one flow share: the draft, who may, and the frame of panel, diagram and findings."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from journeys.flows.builder.drafts import Change, ChangedSince, Draft, Locked, is_locked, keep, open_draft
from journeys.flows.builder.screen import frame, questions_shown


class BuilderView(WagtailAdminTemplateMixin, View):
    """A screen of one flow, for who may edit its page; on a locked page one looks and changes nothing."""

    header_icon = "list-ol"
    template_name = "flows/builder/flow.html"
    panel = "flows/builder/_list.html"
    draft: Draft
    locked = False

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Open the draft."""
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.draft = open_draft(kwargs["pk"], request.user)
            self.locked = is_locked(self.draft.page, request.user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse to change a locked page."""
        if self.locked and request.method == "POST":
            messages.error(request, _("This page is locked. You can look, not change."))
            return redirect(self.home)
        return super().dispatch(request, *args, **kwargs)

    @property
    def home(self) -> str:
        """The address of the builder of this flow."""
        return reverse("flow_builder", args=[self.draft.page.pk])

    @property
    def seen(self) -> int:
        """The revision that the editor looked at."""
        text = self.request.POST.get("seen", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else -1

    def get_page_title(self) -> str:
        """Return the title of the flow."""
        return self.draft.page.draft_title or self.draft.page.title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Return the way here."""
        listing = {"url": reverse("flow_builder_list"), "label": _("Guided questions")}
        return [*super().get_breadcrumbs_items(), listing, {"url": self.home, "label": self.get_page_title()}]

    def show(self, status: int = 200, *, selected: str = "", focus: str = "", **context: Any) -> HttpResponseBase:
        """Answer with the panel in its frame; `focus` is the id of what gets the focus."""
        panel = context.pop("panel", self.panel)
        if self.draft.faults:
            panel = "flows/builder/_unreadable.html"
        parts = frame(self.draft, self.request.user, locked=self.locked, selected=selected)
        if panel == "flows/builder/_list.html":
            parts |= questions_shown(self.draft, parts["assessment"])
        whole = self.get_context_data(
            panel=panel, focus=focus, selected=selected, size=self.request.GET.get("beeld", ""), **parts, **context
        )
        return self.render_to_response(whole, status=status)

    def keep(self, change: Change, what: str, *, to: str = "", focus: str = "") -> HttpResponseBase:
        """Keep a change and go on; say what another changed meanwhile instead, or why it is refused."""
        try:
            if keep(self.draft.page.pk, self.request.user, self.seen, change, what):
                messages.success(self.request, what)
        except ChangedSince as other:
            return self.conflict(other)
        except Locked:
            messages.error(self.request, _("This page is locked. You can look, not change."))
        except ValidationError as error:
            return self.refused(error)
        return redirect(to or self.home + (f"?focus={focus}" if focus else ""))

    def conflict(self, other: ChangedSince) -> HttpResponseBase:
        """Show the draft of now, and what changed in it."""
        self.draft = other.draft
        return self.show(409, conflict=other, panel="flows/builder/_list.html")

    def refused(self, error: ValidationError) -> HttpResponseBase:
        """Say why the page itself refuses to be saved."""
        for message in error.messages:
            messages.error(self.request, message)
        return self.show(422, panel="flows/builder/_list.html")
