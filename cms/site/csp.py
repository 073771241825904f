"""Wagtail's admin runs scripts and styles of its own in the page: the policy is looser there, and only there."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from csp.constants import NONCE, SELF, UNSAFE_INLINE
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

# https://docs.wagtail.org/en/stable/advanced_topics/customization/content_security_policy.html
LOOSENED = ("script-src", "style-src")


def admin_policy() -> dict[str, Any]:
    """Return the site's directives with inline scripts and styles allowed; a nonce would forbid them again."""
    directives: dict[str, Any] = deepcopy(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"])
    for name in LOOSENED:
        directives[name] = [SELF, UNSAFE_INLINE]
    assert not any(NONCE in directives[name] for name in LOOSENED)
    directives["img-src"] = [*directives["img-src"], "blob:"]
    directives["frame-src"] = [SELF]
    return directives


class AdminPolicyMiddleware:
    """Give answers of the admin their own policy; it must run after (inside) the CSP middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.prefix = reverse("wagtailadmin_home")
        self.directives = admin_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Replace directives under the admin's address."""
        response = self.get_response(request)
        if request.path.startswith(self.prefix):
            response._csp_replace = self.directives  # type: ignore[attr-defined]
        return response
