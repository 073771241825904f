"""Pages behind a private link: nobody keeps them, nobody finds them, no address leaks to where a link leads."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.debug import sensitive_variables

View = Callable[..., HttpResponse]


def private_page(view: View) -> View:
    """Mark a view as private: no-store, noindex, no referrer, its token out of error reports."""

    @sensitive_variables("token")
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return guarded
