"""Every role × every address of the portal: who gets what."""

import pytest
from django.db import transaction
from django.urls import reverse

from tests.contactforms.portal.conftest import ask, logged_in

LOGIN = "login"
ROLES = ("nobody", "editor", "privacy", "stranger", "lead", "colleague", "expert", "admin")

#                                nobody editor privacy stranger lead colleague expert admin
GET = {
    "portal:worklist": (LOGIN, 403, 403, 200, 200, 200, 200, 200),
    "portal:promise": (LOGIN, 403, 403, 200, 200, 200, 200, 200),
    "portal:search": (LOGIN, 403, 403, 200, 200, 200, 200, 200),
    "portal:suggest": (LOGIN, 403, 403, 302, 302, 302, 302, 302),
    "portal:item": (LOGIN, 403, 403, 200, 200, 200, 200, 200),
    "portal:why": (LOGIN, 403, 403, 200, 200, 200, 200, 200),
    "portal:question": (LOGIN, 403, 403, 404, 200, 200, 200, 200),
    "portal:close": (LOGIN, 403, 403, 404, 403, 200, 200, 403),
    "portal:hand_over": (LOGIN, 403, 403, 404, 200, 200, 200, 200),
    "portal:take": (405,) * 8,
    "portal:release": (405,) * 8,
    "portal:answer": (405,) * 8,
    "portal:note": (405,) * 8,
    "portal:reopen": (405,) * 8,
    "portal:open_person": (405,) * 8,
    "portal:read_log": (LOGIN, 403, 200, 403, 403, 403, 403, 200),
    "portal:read_log_csv": (LOGIN, 403, 200, 403, 403, 403, 403, 200),
    "reports:overview": (LOGIN, 403, 403, 403, 200, 403, 403, 200),
    "reports:overview_csv": (LOGIN, 403, 403, 403, 200, 403, 403, 200),
}
POST = {
    "portal:worklist": (405,) * 8,
    "portal:search": (405,) * 8,
    "portal:suggest": (405,) * 8,
    "portal:item": (405,) * 8,
    "portal:why": (405,) * 8,
    "portal:question": (405,) * 8,
    "portal:take": (401, 403, 403, 404, 403, 302, 302, 403),
    "portal:release": (401, 403, 403, 404, 403, 409, 409, 403),
    "portal:answer": (401, 403, 403, 404, 403, 302, 302, 403),
    "portal:note": (401, 403, 403, 404, 403, 302, 302, 403),
    "portal:reopen": (401, 403, 403, 404, 403, 409, 409, 403),
    "portal:close": (401, 403, 403, 404, 403, 302, 302, 403),
    "portal:hand_over": (401, 403, 403, 404, 302, 302, 302, 302),
    "portal:open_person": (401, 403, 403, 404, 200, 200, 200, 200),
    "portal:read_log": (401, 403, 302, 403, 403, 403, 403, 302),
    "portal:read_log_csv": (405,) * 8,
    "reports:overview": (405,) * 8,
    "reports:overview_csv": (405,) * 8,
}
WITH_REFERENCE = {
    f"portal:{name}"
    for name in (
        "question", "take", "release", "answer", "note", "reopen", "close", "hand_over", "open_person"
    )
}  # fmt: skip


def address(name: str, question) -> str:
    if name in {"portal:item", "portal:why"}:
        return reverse(name, args=[question.page.specific.uuid])
    return reverse(name, args=[question.reference] if name in WITH_REFERENCE else [])


def outcome(response) -> object:
    if response.status_code == 302 and response.headers["Location"].startswith(reverse("account_login")):
        return LOGIN
    return response.status_code


ROWS = [(method, name, row) for method, table in (("get", GET), ("post", POST)) for name, row in table.items()]


@pytest.mark.parametrize(("method", "name", "row"), ROWS)
def test_each_role_gets_what_the_table_says(city, question, method, name, row):
    data = {"text": "Een tekst.", "how": "withdrawn", "service": "Wegen"} if method == "post" else {}
    got, kept = [], []
    for role in ROLES:
        client = logged_in(None if role == "nobody" else getattr(city, role))
        with transaction.atomic():  # what one role does is undone before the next
            response = getattr(client, method)(address(name, question), data)
            transaction.set_rollback(True)
        got.append(outcome(response))
        if response.status_code != 405 and "no-store" not in response.headers["Cache-Control"]:
            kept.append(role)
    assert dict(zip(ROLES, got, strict=True)) == dict(zip(ROLES, row, strict=True))
    assert kept == []


@pytest.mark.parametrize("role", ["editor", "privacy", "stranger", "lead", "admin"])
def test_who_may_not_leaves_the_question_as_it_was(city, question, role):
    client = logged_in(getattr(city, role))
    for name in ("take", "answer", "note", "close"):
        client.post(reverse(f"portal:{name}", args=[question.reference]), {"text": "Nee", "how": "withdrawn"})
    question.refresh_from_db()
    assert question.state == "open"
    assert question.events.count() == 1


def test_a_question_that_was_handed_over_is_gone_for_the_service_that_had_it(city, question):
    logged_in(city.expert).post(
        reverse("portal:hand_over", args=[question.reference]), {"service": "Wegen", "text": "Kapotte stoep"}
    )
    address = reverse("portal:question", args=[question.reference])
    assert logged_in(city.colleague).get(address).status_code == 404
    assert logged_in(city.stranger).get(address).status_code == 200


def test_an_account_that_was_closed_gets_no_further(city, question):
    client = logged_in(city.expert)
    city.expert.is_active = False
    city.expert.save()
    assert outcome(client.get(reverse("portal:worklist"))) == LOGIN


def test_a_tester_of_references_learns_nothing(city, question):
    """What exists elsewhere and what does not exist look the same."""
    client = logged_in(city.stranger)
    real = client.get(reverse("portal:question", args=[question.reference]))
    made_up = client.get(reverse("portal:question", args=["2222-2222"]))
    assert (real.status_code, made_up.status_code) == (404, 404)


def test_the_page_for_who_may_not_says_so_in_dutch(city):
    response = logged_in(city.editor).get(reverse("portal:worklist"))
    assert "Je mag dit niet zien" in response.content.decode()


def test_the_lead_does_not_read_what_was_asked_of_a_sensitive_service(city):
    from tests.factories import make_product

    page = make_product(responsible_service=city.welfare)
    secret = ask(city, page=page, text="Ik kan mijn rekening niet betalen, vertrouwelijk.")
    client = logged_in(city.lead)
    for path in (
        reverse("portal:question", args=[secret.reference]),
        reverse("portal:worklist") + "?dienst=alle",
        reverse("portal:worklist") + "?dienst=alle&zoek=vertrouwelijk",
    ):
        response = client.get(path)
        assert response.status_code == 200
        assert "rekening niet betalen" not in response.content.decode()
        assert personal(response) == []


def personal(response):
    from tests.contactforms.portal.conftest import personal_data_in

    return personal_data_in(response)
