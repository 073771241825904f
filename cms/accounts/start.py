"""Where an account begins its day: decided by what it may do."""

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

PLACES = (
    ("wagtailadmin.access_admin", "wagtailadmin_home"),
    ("contacts.take_contacts", "portal:calls"),
    ("questions.work_on_questions", "portal:worklist"),
    ("questions.oversee_questions", "portal:worklist"),
    ("privacy.read_the_log", "portal:read_log"),
)


def start_page(user: AbstractUser | AnonymousUser) -> str:
    """Return the address of the first screen this account has a right to; else that of its own account."""
    for permission, name in PLACES:
        if user.has_perm(permission):
            return reverse(name)
    return reverse("account_nothing")


@never_cache
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Go to the start page."""
    return redirect(start_page(request.user))
