"""Who may open a screen of the portal: log in first, then a right; nothing of it is kept by a cache."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, cast

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from contactforms.privacy.membership import read_rights

WORK = "questions.work_on_questions"
OVERSEE = "questions.oversee_questions"
READ_LOG = "privacy.read_the_log"
TAKE = "contacts.take_contacts"
HANDLE_REQUESTS = "privacy.handle_requests"
RUN_RETENTION = "privacy.run_retention"
CHANGE_RULES = "privacy.change_retentionrule"

View = Callable[Concatenate[HttpRequest, ...], HttpResponseBase]


def portal_view(*permissions: str) -> Callable[[View], View]:
    """Open the view to accounts with one of these permissions, never cached.

    Others get a page that says so (403). Who is not logged in logs in first and comes back; what such a
    person had written is shown again, because a session that ended must not cost a text. What does not exist
    and what is none of one's business look the same.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            response = _answer(view, permissions, request, args, kwargs)
            add_never_cache_headers(response)
            return response

        return guarded

    return decorate


def colleague(request: HttpRequest) -> AbstractUser:
    """Return the account that is logged in: behind `portal_view` there always is one."""
    return cast(AbstractUser, request.user)


def may_read_notes(user: AbstractUser | AnonymousUser) -> bool:
    """Tell whether the account may read what editors tell colleagues: who answers questions, not who only counts."""
    return user.has_perm(WORK)


def no_rights(request: HttpRequest) -> HttpResponse:
    """Return the page for who may not see this (403)."""
    return render(request, "portal/no_rights.html", status=403)


def _answer(
    view: View, permissions: tuple[str, ...], request: HttpRequest, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> HttpResponseBase:
    user = request.user
    if not user.is_authenticated:
        return _log_in_first(request)
    read_rights(user)
    if not any(user.has_perm(permission) for permission in permissions):
        return no_rights(request)
    try:
        return view(request, *args, **kwargs)
    except Http404:
        return render(request, "portal/not_found.html", status=404)


def _log_in_first(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return render(request, "portal/session_ended.html", {"text": request.POST.get("text", "")}, status=401)
    return redirect_to_login(request.get_full_path())
