"""The list of judged queries, with the latest score and the latest changes."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from catalogue.search.tuning.judging.forms import ListForm
from catalogue.search.tuning.judging.models import Change, Judgement, Kind, ScoreRun
from catalogue.search.tuning.judging.views.base import Judging
from catalogue.search.tuning.judging.views.scores import compared

PER_PAGE = 50
CHANGES = 5


class ListView(Judging):
    """Everything that was judged."""

    template_name = "searchjudging/list.html"

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Show a page of the list."""
        form = ListForm(request.GET)
        wanted = form.cleaned_data if form.is_valid() else {}
        page = Paginator(_rows(wanted), PER_PAGE).get_page(request.GET.get("p"))
        latest, before = compared(ScoreRun.objects.filter(state=ScoreRun.State.DONE).first())
        scores = latest.scores if latest else {}
        for row in page.object_list:
            row.score = scores.get(row.reference)  # type: ignore[attr-defined]
        query = request.GET.copy()
        query.pop("p", None)
        return self.show(
            form=form, page=page, latest=latest, before=before, changes=latest_changes(),
            narrowed=any(wanted.values()), query=query.urlencode(),
            any=page.paginator.count or Judgement.objects.exists(),
            under_way=ScoreRun.objects.filter(state__in=[ScoreRun.State.WAITING, ScoreRun.State.RUNNING]).first(),
        )  # fmt: skip


def _rows(wanted: dict[str, Any]) -> QuerySet[Judgement]:
    rows = Judgement.objects.annotate(answers=Count("grades")).order_by("reference")
    if wanted.get("kind"):
        rows = rows.filter(kind=wanted["kind"])
    for word in wanted.get("q", "").split()[:10]:
        rows = rows.filter(query__icontains=word)
    if wanted.get("state") == "open":
        rows = rows.filter(answers=0).exclude(kind=Kind.NONE)
    elif wanted.get("state") == "judged":
        rows = rows.exclude(answers=0, kind__in=[Kind.AGENT, Kind.CITIZEN, Kind.NOISY])
    return rows


def latest_changes() -> list[dict[str, Any]]:
    """Return the latest steps that can be undone, the last first."""
    steps: dict[Any, dict[str, Any]] = {}
    rows = Change.objects.select_related("user").filter(undone=False).exclude(action=Change.Action.UNDONE)
    newest = rows.values_list("step", flat=True).order_by("-pk")
    latest: dict[Any, None] = {}
    for step in newest.iterator(chunk_size=500):
        latest[step] = None
        if len(latest) > CHANGES:
            break
    for row in rows.filter(step__in=list(latest)[:CHANGES]).order_by("-pk").defer("before", "after"):
        one = steps.setdefault(row.step, {"change": row, "count": 0})
        one["count"] += 1
    return list(steps.values())
