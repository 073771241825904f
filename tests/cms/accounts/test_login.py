"""Logging in: for colleagues, in Dutch, to where their work is, and not by guessing."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from cms.accounts.roles import Role
from tests.factories import make_user

PASSWORD = "wachtwoord-voor-tests"
LOGIN = "/account/login/"


@pytest.fixture(autouse=True)
def nobody_tried_before():
    """Forget the logins of other tests: one address may try only so often a minute."""
    cache.clear()


def log_in(client, user, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": user.username, "password": password} | more)


@pytest.mark.parametrize(
    ("role", "start"),
    [
        (Role.EDITOR, "/beheer/"),
        (Role.CHIEF_EDITOR, "/beheer/"),
        (Role.AGENT, "/portal/"),
        (Role.EXPERT, "/portal/werklijst/"),
        (Role.LEAD, "/portal/werklijst/"),
        (Role.PRIVACY_OFFICER, "/portal/inzagen/"),
    ],
)
def test_each_role_starts_at_its_work(client, db, role, start):
    user = make_user(role)
    response = log_in(client, user)
    assert response.headers["Location"] == start
    assert client.get(start).status_code == 200
    assert client.get("/account/start/").headers["Location"] == start


def test_the_administrator_starts_in_the_admin(client, db):
    assert log_in(client, make_user(is_superuser=True)).headers["Location"] == "/beheer/"


def test_an_account_without_a_role_is_told_so(client, db):
    response = log_in(client, make_user())
    html = client.get(response.headers["Location"]).content.decode()
    assert "Je account heeft nog geen rol" in html


def test_the_place_one_came_for_is_kept(client, db):
    wanted = "/portal/?toon=te-laat"
    asked = client.get(wanted)
    assert asked.headers["Location"] == f"{LOGIN}?next=/portal/%3Ftoon%3Dte-laat"
    assert 'value="/portal/?toon=te-laat"' in client.get(asked.headers["Location"]).content.decode()
    assert log_in(client, make_user(Role.EXPERT), next=wanted).headers["Location"] == wanted


@pytest.mark.parametrize(
    "elsewhere", ["https://kwaad.example/", "//kwaad.example", "/\\kwaad.example", "javascript:alert(1)", "https:kwaad"]
)
def test_no_login_leads_elsewhere(client, db, elsewhere):
    response = log_in(client, make_user(Role.EXPERT), next=elsewhere)
    assert response.headers["Location"] == "/portal/werklijst/"


@pytest.mark.parametrize("path", ["/beheer/", "/beheer/login/", "/beheer/password_reset/", "/_util/login/"])
def test_wagtails_own_logins_lead_to_ours(client, db, path):
    """They know no second step: a password alone must not be enough anywhere."""
    assert client.get(path).headers["Location"].startswith(LOGIN)
    user = make_user(is_superuser=True)
    client.post(path, {"username": user.username, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_a_wrong_password_is_said_in_dutch_and_tells_nothing_else(client, db):
    user = make_user(Role.EXPERT)
    for account in (user.username, "bestaat-niet"):
        html = client.post(LOGIN, {"login": account, "password": "fout"}).content.decode()
        assert "Je gebruikersnaam en/of wachtwoord zijn incorrect." in html
        assert f'value="{account}"' in html
        assert "fout" not in html.partition("<main")[2]


def test_guessing_locks_the_account_for_a_while(client, db):
    user = make_user(Role.EXPERT)
    for _attempt in range(8):
        response = log_in(client, user, "fout")
    assert response.status_code == 429
    html = response.content.decode()
    assert "Dit account is even op slot" in html
    assert log_in(client, user).status_code == 429, "also with the right password"


def test_a_success_starts_the_count_anew(client, db):
    user = make_user(Role.EXPERT)
    for _attempt in range(7):
        log_in(client, user, "fout")
    assert log_in(client, user).status_code == 302
    client.logout()
    assert log_in(client, user, "fout").status_code == 200


@pytest.mark.parametrize("path", ["signup/", "password/reset/", "email/", "3rdparty/"])
def test_there_is_no_signing_up_and_no_reset_by_mail(client, db, path):
    assert client.get(f"/account/{path}").status_code == 404


def test_logging_out_is_a_button_not_a_link(client, db):
    client.force_login(make_user(Role.EXPERT))
    client.get("/account/logout/")
    assert client.get("/portal/werklijst/").status_code == 200
    client.post("/account/logout/")
    assert client.get("/portal/werklijst/").status_code == 302


def test_the_password_is_changed_with_the_old_one(client, db):
    user = make_user(Role.EXPERT)
    client.force_login(user)
    address = reverse("account_change_password")
    new = "een-nieuw-lang-wachtwoord"
    wrong = client.post(address, {"oldpassword": "fout", "password1": new, "password2": new})
    assert wrong.status_code == 200
    client.post(address, {"oldpassword": PASSWORD, "password1": new, "password2": new})
    user.refresh_from_db()
    assert user.check_password(new)


ENGLISH = ("Sign In", "Password:", "Log in", "Two-Factor", "Recovery", "Activate", "Confirm", "Change")


@pytest.mark.parametrize(
    "path",
    ["login/", "logout/", "wachtwoord/", "2fa/", "2fa/totp/activate/", "reauthenticate/", "start/", "inactive/"],
)
def test_every_page_is_dutch(client, db, path):
    user = make_user(Role.EXPERT)
    if path != "login/":
        log_in(client, user)
    response = client.get(f"/account/{path}", follow=True)
    html = response.content.decode().partition("<main")[2].partition("</main>")[0]
    assert response.status_code == 200
    assert "<h1>" in html
    assert [word for word in ENGLISH if word in html] == []


def test_two_steps_when_the_account_wants_them(client, db):
    import re

    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

    user = make_user(Role.EXPERT)
    log_in(client, user)
    activate = "/account/2fa/totp/activate/"
    again = client.get(activate)
    assert again.headers["Location"].startswith("/account/reauthenticate/")
    assert client.post(again.headers["Location"], {"password": PASSWORD}).headers["Location"] == activate
    page = client.get(activate)
    secret = page.context["form"].secret
    assert re.search(r"<svg|data:image/svg", page.content.decode())

    def code() -> str:
        return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))

    assert client.post("/account/2fa/totp/activate/", {"code": code()}).status_code == 302
    client.post("/account/logout/")
    first = log_in(client, user)
    assert first.headers["Location"].startswith("/account/2fa/authenticate/")
    assert client.get("/portal/werklijst/").status_code == 302, "the password alone is not enough"
    assert "<h1>" in client.get(first.headers["Location"]).content.decode()
