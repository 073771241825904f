"""“I asked something before”: asked of everyone alike, and nothing of anyone else is ever shown."""

import pytest
from django.urls import reverse

from contactforms.customers.models import Customer, Merge
from contactforms.questions.models import AskedThrough
from contactforms.questions.services import ask


def someone(**fields):
    return ask(**{"text": "Een vraag.", "email": "wie@voorbeeld.example", "asked_through": AskedThrough.API} | fields)


def page(question):
    return reverse("forms:status", args=[question.status_token])


def say(client, question, link=""):
    return client.post(page(question), {"step": "asked_before", "link": link})


@pytest.fixture
def question(db):
    return someone(name="Wie Vraagt")


def heading(client, question):
    html = client.get(page(question)).content.decode()
    assert "Vroeg je ons al eerder iets?" in html
    return html.partition('id="eerder-kop"')[2].partition("</section>")[0]


def test_the_same_is_asked_whether_we_know_someone_alike_or_not(client, question):
    alone = heading(client, question)
    someone(name="Wie Vraagt", text="Nog een vraag.")
    assert heading(client, question) == alone


def test_a_yes_is_a_proposal_and_no_more(client, question):
    someone(name="Wie Vraagt", text="Nog een vraag.")
    assert say(client, question).status_code == 302
    assert Customer.objects.get(pk=question.customer.pk).asked_before_at is not None
    assert not Merge.objects.exists()
    assert "Bedankt." in heading(client, question)
    assert question.customer.history.first().history_user is None


@pytest.mark.parametrize("how", ["whole", "last part"])
def test_both_private_links_put_both_together(client, question, how):
    other = someone(email="", phone="0495 12 34 56", text="Iets heel anders.")
    link = other.status_token if how == "last part" else f"https://stad.example{page(other)}"
    response = say(client, question, link)
    assert response.status_code == 302 and response.headers["Location"] == page(question)
    made = Merge.objects.get()
    assert (made.kept, made.absorbed, made.by) == (other.customer, question.customer, None)
    html = client.get(page(question)).content.decode()
    assert "Iets heel anders." not in html and "0495" not in html


@pytest.mark.parametrize("link", ["gegokt", "https://stad.example/vraag/status/gegokt/", "/", "x" * 300])
def test_a_guess_is_no_proof(client, question, link):
    response = say(client, question, link)
    assert response.status_code == 422
    assert "Dit is geen privélink van een vraag" in response.content.decode()
    assert not Merge.objects.exists()
    assert Customer.objects.get(pk=question.customer.pk).asked_before_at is None


def test_one_s_own_link_changes_nothing(client, question):
    assert say(client, question, question.status_token).status_code == 302
    assert not Merge.objects.exists()


def test_a_question_without_a_person_is_not_asked(client, question):
    question.customer = None
    question.save()
    assert "Vroeg je ons al eerder iets?" not in client.get(page(question)).content.decode()
    assert say(client, question).status_code == 302
