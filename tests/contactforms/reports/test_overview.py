"""The lead's overview: every number is right and leads to exactly the questions behind it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from contactforms.portal.worklist import Filters, worklist
from contactforms.questions import services
from contactforms.questions.models import Question
from contactforms.reports.bars import WIDTH, bars_of
from contactforms.reports.overview import Line, overview, total_of
from tests.contactforms.portal.conftest import City, ask, city, kept_city, logged_in  # noqa: F401

DUE = (-30, -6, -5, -1, 0, 1, 9)  # days from today


@pytest.fixture
def questions(city: City) -> list[Question]:  # noqa: F811
    made = []
    for days in DUE:
        question = ask(city, text=f"Vraag {days}")
        Question.objects.filter(pk=question.pk).update(due=timezone.localdate() + timedelta(days=days))
        made.append(question)
    services.take(made[0], city.expert)
    closed = ask(city, text="Al klaar")
    services.answer(closed, city.expert, "Ja.")
    return made


def test_the_numbers(questions, city):  # noqa: F811
    (line,) = overview()
    assert line.service == city.waste
    assert (line.waiting, line.today, line.little_late, line.very_late) == (2, 1, 2, 2)
    assert (line.total, line.unassigned) == (7, 6)
    assert line.oldest == timezone.localdate() - timedelta(days=30)
    assert total_of([line]).total == 7


def test_each_number_leads_to_exactly_its_questions(questions, city):  # noqa: F811
    from django.http import QueryDict

    for line in (*overview(), total_of(overview())):
        links = [(number, link) for _name, number, link in line.cells]
        links += [(line.total, line.link_all), (line.unassigned, line.link_unassigned)]
        for number, link in links:
            rows = worklist(city.lead, Filters.read(QueryDict(link.lstrip("?")))).rows
            assert len(rows) == number, link


def test_the_screen_and_the_file(questions, city):  # noqa: F811
    client = logged_in(city.lead)
    html = client.get(reverse("reports:overview")).content.decode()
    assert "Afval" in html
    assert "<svg" in html
    response = client.get(reverse("reports:overview_csv"))
    lines = b"".join(response.streaming_content).decode().removeprefix("\ufeff").splitlines()
    assert lines[0].startswith("dienst;departement")
    assert lines[1].split(";")[2:8] == ["2", "1", "2", "2", "7", "6"]


def test_an_empty_city_says_so(city):  # noqa: F811
    assert "Geen open vragen" in logged_in(city.lead).get(reverse("reports:overview")).content.decode()


def test_few_queries_however_many_services(questions, city, django_assert_max_num_queries):  # noqa: F811
    from tests.factories import make_product

    for _service in range(8):
        ask(city, page=make_product(), text="Elders")
    client = logged_in(city.lead)
    client.get(reverse("reports:overview"))
    with django_assert_max_num_queries(10):
        client.get(reverse("reports:overview"))


def test_the_bars_stay_within_the_drawing():
    line = Line(None, 10, 1, 1, 88, 0, None)
    bars = bars_of(line, 100)
    assert [bar.name for bar in bars] == ["very-late", "late", "today", "waiting"]
    assert bars[-1].x + bars[-1].width <= WIDTH
    assert bars_of(Line(None, 0, 0, 0, 0, 0, None), 0) == []
