"""Who may use the search desk."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

DESK = "searchtuning.use_search_desk"


def for_the_desk(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse who may not use the desk; the admin sends them to its start screen."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(DESK):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
