"""The draft out to a JSON file, and another in from one."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.text import slugify
from django.utils.translation import gettext as _

from journeys.flows.builder.changes import differences
from journeys.flows.builder.drafts import ChangedSince
from journeys.flows.builder.forms import LARGEST, ImportForm, read_file
from journeys.flows.builder.views.base import BuilderView
from journeys.flows.definition import as_json
from journeys.flows.definition.files import Exchanged
from journeys.flows.services.exchange import export_flow


class ExportView(BuilderView):
    """The draft as a file of the form that `journeys.flows.schema` describes."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Send it."""
        if self.draft.faults:
            return self.show()
        name = f"{slugify(self.get_page_title())[:60] or 'vragen'}.json"
        return HttpResponse(
            text_of(export_flow(self.draft.page.get_latest_revision_as_object())),
            content_type="application/json; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"},
        )


class ImportView(BuilderView):
    """Asks for a file, shows what it would change, and keeps it only then."""

    panel = "flows/builder/_import.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Ask for the file."""
        return self.show(form=ImportForm(), focus="panel")

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Show what changes; keep it when that was seen."""
        if text := request.POST.get("text", "")[:LARGEST]:
            try:
                self.wanted = read_file(text.encode())
            except ValidationError as error:
                return self.show(422, form=ImportForm(), faults=error.messages)
            return self.keep(lambda _flow: self.wanted.definition, _("The file is brought in."))
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(422, form=form, focus="wrong")
        return self._preview(form.cleaned_data["file"].exchanged)

    def conflict(self, other: ChangedSince) -> HttpResponseBase:
        """Show anew what would change, now against the draft of now."""
        self.draft = other.draft
        return self._preview(self.wanted, status=409, conflict=other)

    def _preview(self, wanted: Exchanged, status: int = 200, **context: Any) -> HttpResponseBase:
        page = self.draft.page.get_latest_revision_as_object()
        return self.show(
            status,
            text=text_of(as_json(wanted.definition)),
            differences=differences(self.draft.definition, wanted.definition),
            more_sensitive=wanted.sensitive and not page.sensitive,
            focus="panel",
            **context,
        )


def text_of(data: dict[str, Any]) -> str:
    """Return the text of a file that people can read."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
