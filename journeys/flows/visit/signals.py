"""Who logs in takes no answers of a visit along, nor the short life of its session."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from journeys.flows.visit.kept import drop


@receiver(user_logged_in, dispatch_uid="flowvisit_user_logged_in")
def begin_without_answers(request: HttpRequest | None = None, **kwargs: Any) -> None:
    """Take the answers out of the session."""
    if request is not None and hasattr(request, "session"):
        drop(request.session)
