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
    """Everything it needs is there: 200, “degraded” when it makes do without something; or 503 with what is missing."""
    findings = checks.run()
    missing = {finding.needed for finding in findings if not finding.ok}
    body = {
        "status": "unavailable" if True in missing else "degraded" if missing else "ok",
        "checks": {f.name: {"ok": f.ok} | ({"detail": f.detail} if f.detail else {}) for f in findings},
    }
    return JsonResponse(body, status=503 if True in missing else 200)
