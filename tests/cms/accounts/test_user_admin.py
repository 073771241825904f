"""User administration: the services of an account, by superusers only."""

import pytest
from django.contrib.auth.models import Group

from catalogue.organisation.models import ServiceMember
from cms.accounts.models import User
from cms.accounts.roles import Role
from tests.factories import make_service, make_user

ADD = "/beheer/users/new/"


def edit(user: User) -> str:
    return f"/beheer/users/edit/{user.pk}/"


@pytest.fixture
def admin(client, db):
    client.force_login(make_user(is_superuser=True))
    return client


def data(**fields):
    return {"username": "nieuwe", "email": "n@hasselt.example", "first_name": "N", "last_name": "Ieuw"} | fields


def test_a_new_account_gets_its_services_and_role(admin):
    service, other = make_service(), make_service()
    group = Group.objects.get(name=Role.EXPERT)
    password = "een-heel-lang-wachtwoord"
    page = admin.get(ADD).content.decode()
    assert service.name in page
    response = admin.post(ADD, data(password1=password, password2=password, services=[service.pk], groups=[group.pk]))
    assert response.status_code == 302, response.context["form"].errors
    user = User.objects.get(username="nieuwe")
    assert list(user.services.all()) == [service]
    assert other not in user.services.all()
    assert user.has_perm("questions.work_on_questions")


def test_services_are_added_and_taken_away(admin):
    old, kept, new = make_service(), make_service(), make_service()
    user = make_user(Role.EXPERT, services=(old, kept))
    membership = ServiceMember.objects.get(user=user, service=kept)
    html = admin.get(edit(user)).content.decode()
    assert f'value="{kept.pk}"' in html
    response = admin.post(edit(user), data(username=user.username, services=[kept.pk, new.pk], is_active="on"))
    assert response.status_code == 302, response.context["form"].errors
    assert set(user.services.all()) == {kept, new}
    assert ServiceMember.objects.get(user=user, service=kept) == membership


def test_a_service_that_no_longer_answers_is_left_alone(admin):
    gone = make_service(active=False)
    user = make_user(Role.EXPERT, services=(gone,))
    admin.post(edit(user), data(username=user.username, is_active="on"))
    assert list(user.services.all()) == [gone]


@pytest.mark.parametrize("role", list(Role))
def test_nobody_else_administers_accounts(client, db, role):
    user = make_user(role)
    client.force_login(user)
    for address in ("/beheer/users/", ADD, edit(user)):
        assert client.get(address).status_code in (302, 403), address
    client.post(edit(user), data(username=user.username, is_superuser="on"))
    user.refresh_from_db()
    assert not user.is_superuser
