"""Judgements out to a file, and in from one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from catalogue.search.tuning.judging.forms import ImportForm
from catalogue.search.tuning.judging.services.exchange import Imported, bring_in, export
from catalogue.search.tuning.judging.views.base import Judging


class ExportView(Judging):
    """All judgements as a file of `evaluate_search`."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Send the file."""
        text = "".join(f"{line}\n" for line in export())
        name = f"oordelen-{timezone.localdate():%Y-%m-%d}.tsv"
        return HttpResponse(
            text,
            content_type="text/tab-separated-values; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"},
        )


class ImportView(Judging):
    """Takes a file in; lines that are wrong stay in the box, with what is wrong."""

    template_name = "searchjudging/import.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Name the screen."""
        super().setup(request, *args, **kwargs)
        self.here = _("Bring a file in")

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Ask for the file."""
        return self.show(form=ImportForm())

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Bring in what is right."""
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(status=422, form=form)
        drop = form.cleaned_data["drop_unknown"]
        result = bring_in(form.cleaned_data["text"], request.user, drop_unknown=drop)
        if not result.wrong:
            messages.success(request, said(result))
            return redirect("search_judging")
        again = ImportForm(initial={"text": result.left, "drop_unknown": drop})
        return self.show(status=422, form=again, result=result, said=said(result))


def said(result: Imported) -> str:
    """Return what came of it, in words."""
    counts = {"new": result.new, "changed": result.changed, "same": result.same}
    words = _("Brought in: %(new)d new, %(changed)d changed, %(same)d the same.") % counts
    if result.dropped:
        words += " " + _("Left out, for we do not have them: %s.") % ", ".join(sorted(set(result.dropped))[:20])
    return words
