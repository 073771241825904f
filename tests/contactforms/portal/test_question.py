"""The question beside the page it came from."""

import pytest
from django.urls import reverse

from contactforms.questions import services
from contactforms.questions.models import Question
from tests.contactforms.portal.conftest import ask, logged_in


def html_of(user, question) -> str:
    response = logged_in(user).get(reverse("portal:question", args=[question.reference]))
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_stands_beside_it_with_what_colleagues_need(city, question):
    html = html_of(city.expert, question)
    assert "Huisvuil laten ophalen" in html
    assert "Een product om mee te testen." in html
    assert "bel de ploegbaas" in html
    assert "Zet het buiten voor zeven uur." in html
    assert "011 00 11 22" in html
    assert "gewijzigd" not in html


def test_a_page_that_changed_shows_the_text_of_then_and_says_so(city, question):
    city.page.description = "Een heel andere tekst."
    city.page.short_answer = "Het korte antwoord van nu."
    city.page.save_revision().publish()
    html = html_of(city.expert, question)
    assert "Deze pagina is gewijzigd na de vraag." in html
    assert "Een product om mee te testen." in html
    assert "Een heel andere tekst." not in html
    assert "Het korte antwoord van nu." in html


def test_a_page_that_was_taken_down_is_still_read(city, question):
    city.page.unpublish()
    html = html_of(city.expert, question)
    assert "Deze pagina staat niet meer op de website." in html
    assert "Een product om mee te testen." in html
    assert "Bekijk op de website" not in html


def test_a_page_that_was_deleted_is_named(city, question):
    city.page.delete()
    html = html_of(city.expert, question)
    assert "Huisvuil laten ophalen" in html
    assert "Deze pagina bestaat niet meer." in html


def test_a_version_that_was_not_kept_is_said(city, question):
    Question.objects.filter(pk=question.pk).update(page_version=2**40)
    assert "de tekst van toen is niet bewaard" in html_of(city.expert, question)


def test_a_question_on_no_page(city):
    from tests.factories import make_user

    question = ask(city, page=None)
    agent = make_user("agent", services=(question.service,))
    assert "algemene contactpagina" in html_of(agent, question)


def test_the_steps_are_told_in_order(city, question):
    services.take(question, city.expert)
    services.note(question, city.expert, "Even nagevraagd.")
    services.answer(question, city.expert, "Morgen.")
    html = html_of(city.colleague, question)
    places = [
        html.index(words)
        for words in ("Gesteld; naar Afval", "Els Expert nam de vraag", "Even nagevraagd.", "antwoordde per mail")
    ]
    assert places == sorted(places)


def test_every_kind_of_step_has_a_sentence(city, question):
    from contactforms.portal.timeline import _BY_COLLEAGUE
    from contactforms.questions.models import EventKind

    assert set(_BY_COLLEAGUE) == set(EventKind)


@pytest.mark.parametrize("steps", [0, 12])
def test_fifteen_queries_however_much_happened(city, question, steps, django_assert_max_num_queries):
    for n in range(steps):
        services.note(question, city.expert, f"Notitie {n}")
    client = logged_in(city.expert)
    address = reverse("portal:question", args=[question.reference])
    client.get(address)
    with django_assert_max_num_queries(15):
        client.get(address)


def test_a_colleague_who_has_it_is_named_and_there_is_no_form(city, question):
    services.take(question, city.colleague)
    html = html_of(city.expert, question)
    assert "Karel Collega is met deze vraag bezig." in html
    assert "Verstuur het antwoord" not in html
    assert "Zet terug" in html
