"""Questions and outcomes, below the start page of their flow."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from cms.site.flows.finding import flow_at, not_a_flow, start_path
from journeys.flows.visit import views


# No form token, so no cookie for it: what is posted goes into the session of who posts, which another site cannot
# reach (the session's cookie is SameSite=Lax), and changes nothing else.
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, where: str) -> HttpResponse:
    """Show the next question, or the outcome."""
    page = flow_at(request, where)
    if page is None:
        return not_a_flow(request, where, "vraag/")
    return views.question(request, page, start_path(page))


@require_safe
def places(request: HttpRequest, where: str) -> HttpResponse:
    """Suggest names of streets while someone types."""
    page = flow_at(request, where)
    return views.places(request, page) if page is not None else not_a_flow(request, where, "plaatsen/")


@require_safe
def leave(request: HttpRequest, where: str) -> HttpResponse:
    """Leave this site quickly."""
    page = flow_at(request, where)
    return views.leave(request) if page is not None else not_a_flow(request, where, "verlaat/")
