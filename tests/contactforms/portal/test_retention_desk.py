"""The privacy officer's retention desk: a list first, then a confirmation; rules with their history."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from contactforms.privacy.models import RetentionRule
from contactforms.privacy.tasks import retention
from contactforms.questions.models import Question
from tests.contactforms.portal.conftest import logged_in, personal_data_in
from tests.contactforms.privacy.world import someone, traces

DESK = "portal:retention"


@pytest.fixture
def old(city):
    return someone(timezone.now() - timedelta(days=800))


def seen(client):
    return client.get(reverse(DESK)).context["form"]["seen"].value()


def test_it_lists_what_goes_and_names_nobody(city, old):
    response = logged_in(city.privacy).get(reverse(DESK))
    html = response.content.decode()
    assert old.question.reference in html and "Wis 1" in html
    assert personal_data_in(response) == []
    assert Question.objects.get().text


def test_the_file_lists_every_reference(city, old):
    response = logged_in(city.privacy).get(reverse("portal:retention_csv"))
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert [line for line in lines if old.question.reference in line] == [
        f"al de rest;24;question;{old.question.reference}"
    ]


def test_a_run_needs_a_confirmation_and_is_the_workers(city, old):
    client = logged_in(city.privacy)
    mark = seen(client)
    assert client.post(reverse(DESK), {"seen": mark}).status_code == 422
    assert client.post(reverse(DESK), {"seen": mark, "sure": "on"}).status_code == 302
    job = ProcrastinateJob.objects.get(task_name="privacy.retention")
    assert job.args == {"actor": city.privacy.pk}
    again = client.post(reverse(DESK), {"seen": mark, "sure": "on"}, follow=True)
    assert "Er wacht al een ronde." in again.content.decode()
    retention(**job.args)
    assert traces() == {}
    html = client.get(reverse(DESK)).content.decode()
    assert "Klaar: 1 gewist." in html and "lang genoeg bewaard" in html


def test_a_rule_that_changed_meanwhile_is_seen_first(city, old):
    client = logged_in(city.privacy)
    mark = seen(client)
    RetentionRule.objects.filter(sensitive=False).update(months=1)
    assert client.post(reverse(DESK), {"seen": mark, "sure": "on"}).status_code == 409
    assert not ProcrastinateJob.objects.filter(task_name="privacy.retention").exists()


def test_a_rule_is_added_changed_and_removed_with_its_history(city):
    client = logged_in(city.privacy)
    add = reverse("portal:retention_rule_add")
    client.post(add, {"service": city.waste.pk, "channel": "api", "months": 6})
    rule = RetentionRule.objects.get(service=city.waste)
    assert (rule.channel, rule.months, rule.history.latest().history_user) == ("api", 6, city.privacy)
    one = reverse("portal:retention_rule", args=[rule.pk])
    client.post(one, {"service": city.waste.pk, "channel": "api", "months": 9})
    assert "6 → 9" in client.get(one).content.decode()
    client.post(one, {"remove": "1"})
    assert not RetentionRule.objects.filter(pk=rule.pk).exists()
    assert RetentionRule.history.filter(uuid=rule.uuid).first().history_type == "-"


def test_the_default_changes_only_in_its_months(city):
    default = RetentionRule.objects.get(service=None, channel="", sensitive=False)
    client = logged_in(city.privacy)
    one = reverse("portal:retention_rule", args=[default.pk])
    client.post(one, {"remove": "1", "months": 36, "channel": "api"})
    default.refresh_from_db()
    assert (default.months, default.channel) == (36, "")


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"months": 0}, "months"),
        ({"months": 121}, "months"),
        ({"months": 3, "sensitive": "on"}, "__all__"),
        ({"months": 3, "channel": "rooksignalen"}, "channel"),
    ],
)
def test_what_cannot_be_is_said(city, fields, wrong):
    response = logged_in(city.privacy).post(reverse("portal:retention_rule_add"), fields)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [wrong]
    assert response.context["form"].errors[wrong][0] in response.content.decode()


def test_few_queries_however_many_erasures(city, django_assert_max_num_queries):
    from contactforms.privacy.models import Erasure

    client = logged_in(city.privacy)
    client.get(reverse(DESK))
    Erasure.objects.bulk_create(
        Erasure(cause="retention", rule=RetentionRule.objects.first(), months=3) for _ in range(30)
    )
    with django_assert_max_num_queries(20):
        client.get(reverse(DESK))
