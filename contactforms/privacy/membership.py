"""For which services an account works: what decides whose data it may see."""

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import connection

from catalogue.organisation.models import ServiceMember

Someone = AbstractUser | AnonymousUser

# As Django's ModelBackend finds permissions. Written out: every screen asks it, and putting it together costs more.
RIGHTS = """
SELECT content_type.app_label || '.' || permission.codename, NULL
FROM auth_permission AS permission
JOIN django_content_type AS content_type ON content_type.id = permission.content_type_id
WHERE permission.id IN (
    SELECT permission_id FROM accounts_user_user_permissions WHERE user_id = %(user)s
    UNION ALL
    SELECT permission_id FROM auth_group_permissions
    JOIN accounts_user_groups AS membership USING (group_id) WHERE membership.user_id = %(user)s
)
UNION ALL
SELECT NULL, service_id FROM organisation_servicemember WHERE user_id = %(user)s
"""


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
    with connection.cursor() as cursor:
        cursor.execute(RIGHTS, {"user": user.pk})
        rows = cursor.fetchall()
    user._perm_cache = {permission for permission, _service in rows if permission}  # type: ignore[union-attr, attr-defined]
    user._service_ids = frozenset(service for _what, service in rows if service)  # type: ignore[union-attr, attr-defined]


def may(user: Someone, permission: str) -> bool:
    """Tell whether an account that is still active has the permission (`app.codename`)."""
    return bool(user.is_authenticated and user.is_active and user.has_perm(permission))
