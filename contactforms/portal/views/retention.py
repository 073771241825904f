"""The retention desk: what was kept long enough, erase it now, what was erased before, and the rules."""

from hashlib import sha256

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from procrastinate.exceptions import AlreadyEnqueued

from catalogue.organisation.admin.changes import changes_of
from contactforms.portal.access import CHANGE_RULES, RUN_RETENTION, colleague, portal_view
from contactforms.portal.csv import csv_response
from contactforms.portal.data_requests.rules import RuleForm, remove, save
from contactforms.privacy.membership import may
from contactforms.privacy.models import Erasure, RetentionRule, RetentionRun
from contactforms.privacy.retention.planning import Planned, plan
from contactforms.privacy.tasks import retention

SHOWN = 12  # references of a rule
LATEST = 20  # erasures


class RunForm(forms.Form):
    """Confirm a run; `seen` is which rules and which day were on the screen."""

    sure = forms.BooleanField(
        label=gettext_lazy("Erase names and texts of all of these. This cannot be undone."),
        error_messages={"required": gettext_lazy("Confirm that you want to erase this.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(RUN_RETENTION)
def show(request: HttpRequest) -> HttpResponse:
    """List what would go today; with a confirmation, let the worker erase it."""
    planned = plan()
    if request.method != "POST":
        return _screen(request, planned, RunForm(initial={"seen": _seen(planned)}))
    form = RunForm(request.POST)
    if not form.is_valid():
        return _screen(request, planned, form, status=422)
    if form.cleaned_data["seen"] != _seen(planned):
        messages.warning(request, _("The rules or the day changed while you looked. Look at the list again."))
        return _screen(request, planned, RunForm(initial={"seen": _seen(planned)}), status=409)
    try:
        with transaction.atomic():
            retention.defer(actor=colleague(request).pk)
    except AlreadyEnqueued:
        messages.info(request, _("A run is waiting already."))
    else:
        messages.success(request, _("It begins. You see below how far it is."))
    return redirect("portal:retention")


@require_safe
@portal_view(RUN_RETENTION)
def references(request: HttpRequest) -> HttpResponseBase:
    """Send every reference that would go today, with its rule, as a CSV file. No names."""
    lines = (
        [planned.batch.rule.kind_in_words, planned.batch.rule.months, planned.batch.ending.kind, reference]
        for planned in plan()
        if planned.count
        for reference in planned.batch.references()
    )
    head = [_("rule"), _("months"), _("what"), _("reference")]
    return csv_response(f"te-wissen-{timezone.localdate():%Y-%m-%d}.csv", head, lines)


@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(CHANGE_RULES)
def rule(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add or change a rule; the default only in its months."""
    row = get_object_or_404(RetentionRule, pk=pk) if pk is not None else RetentionRule()
    if request.method != "POST":
        return _rule_screen(request, row, RuleForm(instance=row))
    if "remove" in request.POST and row.pk and not row.is_default:
        remove(row, colleague(request))
        messages.success(request, _("The rule is removed."))
        return redirect("portal:retention")
    form = RuleForm(request.POST, instance=row)
    if not form.is_valid():
        return _rule_screen(request, row, form, status=422)
    save(form.save(commit=False), colleague(request))
    messages.success(request, _("The rule is saved."))
    return redirect("portal:retention")


def _screen(request: HttpRequest, planned: list[Planned], form: RunForm, *, status: int = 200) -> HttpResponse:
    erasures = Erasure.objects.select_related("actor", "rule__service").annotate(number=Count("rows"))
    context = {
        "lines": [(line, line.batch.references(SHOWN) if line.count else []) for line in planned],
        "total": sum(line.count for line in planned),
        "form": form,
        "run": RetentionRun.objects.select_related("actor").first(),
        "erasures": erasures[:LATEST],
        "may_change": may(colleague(request), CHANGE_RULES),
    }
    return render(request, "portal/retention/show.html", context, status=status)


def _rule_screen(request: HttpRequest, row: RetentionRule, form: RuleForm, *, status: int = 200) -> HttpResponse:
    changes = changes_of(row, 10) if row.pk else []
    # What the form tried to make of the row is not what the row is.
    was = RetentionRule.objects.filter(pk=row.pk).select_related("service").first() if row.pk else None
    context = {"rule": was, "form": form, "changes": changes}
    return render(request, "portal/retention/rule.html", context, status=status)


def _seen(planned: list[Planned]) -> str:
    """Return a mark of the rules and the day: not of the counts, which may grow by a question without harm."""
    rules = [(line.batch.rule.pk, line.batch.before.isoformat()) for line in planned]
    return sha256(repr(rules).encode()).hexdigest()
