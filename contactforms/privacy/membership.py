"""For which services an account works: what decides whose data it may see."""

from django.contrib.auth.models import AbstractUser, AnonymousUser, Permission
from django.db.models import F, Value
from django.db.models.functions import Concat

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


def read_rights(user: Someone) -> None:
    """Read the permissions and the services of the account together (1 query instead of 3), for this request.

    They are kept where Django and `service_ids_of` keep them, on the account object, which lives as long as a request.
    """
    if not user.is_authenticated or not user.is_active or user.is_superuser or hasattr(user, "_perm_cache"):
        return
    what = Concat("content_type__app_label", Value("."), "codename")
    own, of_groups = (
        permissions.order_by().values_list(what, Value(0))
        for permissions in (Permission.objects.filter(user=user.pk), Permission.objects.filter(group__user=user.pk))
    )
    services = ServiceMember.objects.filter(user_id=user.pk).order_by().values_list(Value(""), F("service_id"))
    rows = list(own.union(of_groups, services))
    user._perm_cache = {permission for permission, _service in rows if permission}  # type: ignore[union-attr, attr-defined]
    user._service_ids = frozenset(service for _what, service in rows if service)  # type: ignore[union-attr, attr-defined]


def may(user: Someone, permission: str) -> bool:
    """Tell whether an account that is still active has the permission (`app.codename`)."""
    return bool(user.is_authenticated and user.is_active and user.has_perm(permission))
