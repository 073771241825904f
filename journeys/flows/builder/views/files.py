"""The draft out to a JSON file, and another in from one."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.text import slugify
from django.utils.translation import gettext as _

from journeys.flows.builder.changes import differences
from journeys.flows.builder.drafts import ChangedSince
from journeys.flows.builder.forms import LARGEST, ImportForm, read_definition
from journeys.flows.builder.views.base import BuilderView
from journeys.flows.definition import Definition, DefinitionError, as_json


class ExportView(BuilderView):
    """The draft as a file."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Send it."""
        name = f"{slugify(self.get_page_title())[:60] or 'vragen'}.json"
        return HttpResponse(
            text_of(self.draft.definition),
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
                wanted = read_definition(text.encode())
            except DefinitionError as error:
                return self.show(422, form=ImportForm(), faults=error.messages)
            self.wanted = wanted
            return self.keep(lambda _flow: wanted, _("The file is brought in."))
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(422, form=form, focus="wrong")
        return self._preview(form.cleaned_data["file"].flow)

    def conflict(self, other: ChangedSince) -> HttpResponseBase:
        """Show anew what would change, now against the draft of now."""
        self.draft = other.draft
        return self._preview(self.wanted, status=409, conflict=other)

    def _preview(self, wanted: Definition, status: int = 200, **context: Any) -> HttpResponseBase:
        what = differences(self.draft.definition, wanted)
        return self.show(status, text=text_of(wanted), differences=what, wanted=wanted, focus="panel", **context)


def text_of(definition: Definition) -> str:
    """Return a flow as the text of a file that people can read."""
    return json.dumps(as_json(definition), ensure_ascii=False, indent=2) + "\n"
