"""The register of questions in the admin: who sees it, that it changes nothing and names nobody."""

import pytest

from cms.accounts.roles import Role
from contactforms.questions.admin import QuestionAdmin
from contactforms.questions.models import Question
from tests.factories import make_user

INDEX = QuestionAdmin().url_helper.index_url


@pytest.fixture
def admin(client, question):
    client.force_login(make_user(is_superuser=True))
    return client


@pytest.mark.parametrize("role", [Role.EDITOR, Role.CHIEF_EDITOR, Role.AGENT, Role.EXPERT, Role.PRIVACY_OFFICER])
def test_others_do_not_see_it(client, question, role):
    client.force_login(make_user(role))
    assert client.get(INDEX).status_code in (302, 403)


def test_it_holds_no_personal_data(admin, question):
    inspect = QuestionAdmin().url_helper.get_action_url("inspect", question.pk)
    for path in (INDEX, inspect, INDEX + "?q=Vraagt"):
        response = admin.get(path)
        html = response.content.decode()
        assert response.status_code == 200
        assert "Wie Vraagt" not in html
        assert "voorbeeld.example" not in html
        assert question.status_token not in html
        assert "Hoe laat is het?" not in html


def test_a_filter_cannot_spell_out_a_name(admin, question):
    yes = admin.get(INDEX, {"customer__name__startswith": "W"}).content.decode()
    no = admin.get(INDEX, {"customer__name__startswith": "Q"}).content.decode()
    assert question.reference in yes
    assert question.reference in no


@pytest.mark.parametrize("action", ["create", "edit", "delete"])
def test_nobody_changes_a_question_here(admin, question, action):
    helper = QuestionAdmin().url_helper
    address = helper.create_url if action == "create" else helper.get_action_url(action, question.pk)
    assert admin.get(address).status_code in (302, 403)
    assert admin.post(address, {}).status_code in (302, 403)
    assert Question.objects.count() == 1


def test_it_leads_to_the_portal(admin, question):
    assert f"/portal/vragen/{question.reference}/" in admin.get(INDEX).content.decode()


def test_few_queries_however_many_rows(admin, question, django_assert_max_num_queries):
    admin.get(INDEX)
    for n in range(20):
        copy = Question.objects.get(pk=question.pk)
        copy.pk, copy.uuid = None, Question._meta.get_field("uuid").get_default()
        copy.reference, copy.status_token = f"TEST-{n:04}", f"token-{n}"
        copy.save()
    with django_assert_max_num_queries(25):
        admin.get(INDEX)
