"""What an account may and for which services it works, read at once."""

import pytest
from django.contrib.auth.models import Permission

from cms.accounts.models import User
from cms.accounts.roles import Role
from contactforms.privacy.membership import read_rights, service_ids_of
from tests.factories import make_service, make_user


@pytest.mark.parametrize(
    ("role", "own"), [(Role.AGENT, "delete_site"), (Role.PRIVACY_OFFICER, "add_user"), (None, None)]
)
def test_they_are_those_that_django_finds(db, django_assert_num_queries, role, own):
    services = (make_service(), make_service()) if role == Role.AGENT else ()
    make_user(Role.EXPERT, services=(make_service(),))  # someone else's are not theirs
    user = make_user(*filter(None, [role]), services=services)
    if own is not None:
        user.user_permissions.add(Permission.objects.get(codename=own))
    fresh = User.objects.get(pk=user.pk)
    with django_assert_num_queries(1):
        read_rights(fresh)
        found = fresh.get_all_permissions()
        assert service_ids_of(fresh) == {service.pk for service in services}
    assert found == User.objects.get(pk=user.pk).get_all_permissions()
    assert bool(found) == (role is not None)
