"""For load balancers and monitoring: is this process alive, is it ready."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.health import checks


@require_safe
@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """The process answers; nothing else is asked, so that a slow database does not get it killed."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Everything it needs is there: 200, or 503 with what is missing."""
    findings = checks.run()
    fine = all(finding.ok for finding in findings)
    body = {
        "status": "ok" if fine else "unavailable",
        "checks": {f.name: {"ok": f.ok} | ({"detail": f.detail} if f.detail else {}) for f in findings},
    }
    return JsonResponse(body, status=200 if fine else 503)
