"""The lead's screen."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contactforms.portal.access import OVERSEE, portal_view
from contactforms.portal.csv import csv_response
from contactforms.portal.filters import LATE_DAYS
from contactforms.reports.bars import WIDTH, bars_of
from contactforms.reports.overview import overview, total_of
from contactforms.reports.transfers import PERIODS, days_asked, transfer_report


@require_safe
@portal_view(OVERSEE)
def show(request: HttpRequest) -> HttpResponse:
    """Show all open questions by service and age; each number leads to its list."""
    lines = overview()
    longest = max((line.total for line in lines), default=0)
    context = {
        "lines": [(line, bars_of(line, longest)) for line in lines],
        "total": total_of(lines),
        "width": WIDTH,
        "late_days": LATE_DAYS,
        "now": timezone.now(),
    }
    return render(request, "reports/overview.html", context)


@require_safe
@portal_view(OVERSEE)
def export(request: HttpRequest) -> HttpResponseBase:
    """Send the numbers, and nothing but numbers, as a CSV file."""
    head = [
        _("service"),
        _("department"),
        _("not due yet"),
        _("due today"),
        _("1 to %(days)d days late") % {"days": LATE_DAYS},
        _("more than %(days)d days late") % {"days": LATE_DAYS},
        _("open"),
        _("taken by nobody"),
        _("oldest date"),
    ]
    lines = (
        [
            line.service.name,
            line.service.department.name,
            *(number for _name, number, _link in line.cells),
            line.total,
            line.unassigned,
            line.oldest.isoformat() if line.oldest else "",
        ]
        for line in overview()
        if line.service is not None
    )
    return csv_response(f"open-vragen-{timezone.localdate():%Y-%m-%d}.csv", head, lines)


@require_safe
@portal_view(OVERSEE)
def transfers(request: HttpRequest) -> HttpResponse:
    """Show how often each service was reached when a caller was put through."""
    context = {"report": transfer_report(days_asked(request.GET)), "periods": PERIODS}
    return render(request, "reports/transfers.html", context)


@require_safe
@portal_view(OVERSEE)
def transfers_export(request: HttpRequest) -> HttpResponseBase:
    """Send those numbers as a CSV file."""
    head = [_("service"), _("department"), _("put through"), _("reached"), _("reached (%)")]
    report = transfer_report(days_asked(request.GET))
    lines = (
        [line.service.name, line.service.department.name, line.count.tried, line.count.reached, line.count.share]
        for line in report.lines
    )
    return csv_response(f"doorverbonden-{timezone.localdate():%Y-%m-%d}.csv", head, lines)
