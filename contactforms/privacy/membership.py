"""For which services an account works: what decides whose data it may see."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

from catalogue.organisation.models import ServiceMember

Someone = AbstractUser | AnonymousUser


def service_ids_of(user: Someone) -> frozenset[int]:
    """Return the primary keys of the account's services (one query, kept on the account object)."""
    if not user.is_authenticated:
        return frozenset()
    known: frozenset[int] | None = getattr(user, "_service_ids", None)
    if known is None:
        known = frozenset(ServiceMember.objects.filter(user_id=user.pk).values_list("service_id", flat=True))
        user._service_ids = known  # type: ignore[union-attr, attr-defined]
    return known


def may(user: Someone, permission: str) -> bool:
    """Tell whether an account that is still active has the permission (`app.codename`)."""
    return bool(user.is_authenticated and user.is_active and user.has_perm(permission))
