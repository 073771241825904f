"""Scripts and styles compressed as they are sent: a laptop has no `collectstatic`, which elsewhere does it before."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

WORTH_IT = (".js", ".css", ".svg")


class CompressedStaticMiddleware(GZipMiddleware):
    """Compress the static files of text, whole ones only; pages are left alone."""

    max_random_bytes = 0  # nothing secret in them: the same bytes each time

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress a file of the site's own, for a browser that says it can read that."""
        path = request.path
        if response.status_code != 200 or not path.startswith(settings.STATIC_URL) or not path.endswith(WORTH_IT):
            return response
        return super().process_response(request, response)
