"""The worklist: order, filters, counts, search, pages, and how few queries it takes."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from contactforms.portal.filters import Filters, Show, Who
from contactforms.portal.worklist import PAGE_SIZE, worklist
from contactforms.questions import services
from contactforms.questions.models import Question
from tests.contactforms.portal.conftest import ask, logged_in


def due_in(question: Question, days: int) -> Question:
    question.due = timezone.localdate() + timedelta(days=days)
    question.save()
    return question


def references(user, **filters) -> list[str]:
    return [row.question.reference for row in worklist(user, Filters(**filters)).rows]


@pytest.fixture
def four(city) -> dict[str, Question]:
    """One late and mine, one of today and free, one later and free, one very late that a colleague has."""
    mine, today, later, theirs = (ask(city, text=f"Vraag {n}") for n in range(4))
    services.take(mine, city.expert)
    services.take(theirs, city.colleague)
    for question in (mine, theirs):
        question.refresh_from_db()
    return {
        "mine": due_in(mine, -1),
        "today": due_in(today, 0),
        "later": due_in(later, 4),
        "theirs": due_in(theirs, -9),
    }


def test_mine_and_free_come_first_then_the_earliest_date(city, four):
    order = [four[name].reference for name in ("mine", "today", "later", "theirs")]
    assert references(city.expert) == order


@pytest.mark.parametrize(
    ("show", "names"),
    [
        (Show.OPEN, ["mine", "today", "later", "theirs"]),
        (Show.LATE, ["mine", "theirs"]),
        (Show.LITTLE_LATE, ["mine"]),
        (Show.VERY_LATE, ["theirs"]),
        (Show.TODAY, ["today"]),
        (Show.WAITING, ["later"]),
        (Show.CLOSED, []),
    ],
)
def test_what_a_filter_shows(city, four, show, names):
    assert references(city.expert, show=show) == [four[name].reference for name in names]


def test_taken_by_whom(city, four):
    assert references(city.expert, who=Who.ME) == [four["mine"].reference]
    assert references(city.expert, who=Who.NOBODY) == [four["today"].reference, four["later"].reference]


def test_the_counts(city, four):
    counts = worklist(city.expert, Filters(show=Show.TODAY)).counts
    assert (counts.open, counts.late, counts.today, counts.waiting) == (4, 2, 1, 1)
    assert (counts.mine, counts.unassigned, counts.more) == (1, 2, False)


def test_closed_questions_the_latest_first(city, four):
    services.answer(four["today"], city.expert, "Ja.")
    services.withdraw(four["mine"], city.expert, "Hoeft niet meer.")
    assert references(city.expert, show=Show.CLOSED) == [four["mine"].reference, four["today"].reference]


def test_nobody_sees_the_questions_of_another_service(city, four):
    assert references(city.stranger) == []
    assert references(city.stranger, service=city.waste.uuid) == []
    assert references(city.stranger, everywhere=True) == []
    assert len(references(city.lead, everywhere=True)) == 4
    assert len(references(city.lead, service=city.waste.uuid)) == 4


@pytest.mark.parametrize("words", ["vuilzak", "VUILZAK meegenomen", "huisvuil", "vuilzak huisvuil"])
def test_words_are_found_in_text_and_title(city, question, words):
    assert references(city.expert, search=words) == [question.reference]


@pytest.mark.parametrize("words", ["vuilzak fiets", "%", "_", "'; DROP TABLE", "\\"])
def test_other_words_are_not(city, question, words):
    assert references(city.expert, search=words) == []


def test_words_are_found_in_closed_questions_too(city, question):
    services.answer(question, city.expert, "Ja.")
    assert references(city.expert, search="vuilzak") == []
    assert references(city.expert, search="vuilzak", show=Show.CLOSED) == [question.reference]
    assert references(city.stranger, search="vuilzak", show=Show.CLOSED) == []


def test_a_whole_reference_opens_the_question_however_it_is_typed(city, question):
    typed = question.reference.replace("-", " ").lower()
    response = logged_in(city.expert).get(reverse("portal:worklist"), {"zoek": typed})
    assert response.headers["Location"] == reverse("portal:question", args=[question.reference])
    assert logged_in(city.stranger).get(reverse("portal:worklist"), {"zoek": typed}).status_code == 200


def many(city, number: int) -> None:
    first = ask(city)
    rows = []
    for n in range(number - 1):
        copy = Question.objects.get(pk=first.pk)
        copy.pk, copy.uuid = None, None
        copy.uuid = Question._meta.get_field("uuid").get_default()
        copy.reference, copy.status_token = f"TEST-{n:04}", f"token-{n}"
        copy.due = first.due + timedelta(days=n % 7)
        copy.assignee = city.colleague if n % 3 == 0 else None
        copy.state = "taken" if copy.assignee else "open"
        rows.append(copy)
    Question.objects.bulk_create(rows)


def test_the_pages_hold_every_question_once_and_in_order(city):
    many(city, 60)
    seen, after = [], ""
    for _page in range(4):
        page = worklist(city.expert, Filters(after=after))
        seen += [row.question for row in page.rows]
        after = page.following
        if not after:
            break
    assert len(seen) == 60
    assert len({question.pk for question in seen}) == 60
    assert seen == sorted(seen, key=lambda q: (q.assignee_id == city.colleague.pk, q.due, q.pk))


def test_the_pages_of_closed_questions_too(city):
    many(city, 60)
    Question.objects.update(state="answered", closed_at=timezone.now())
    first = worklist(city.expert, Filters(show=Show.CLOSED))
    second = worklist(city.expert, Filters(show=Show.CLOSED, after=first.following))
    third = worklist(city.expert, Filters(show=Show.CLOSED, after=second.following))
    pages = [[row.question.pk for row in page.rows] for page in (first, second, third)]
    assert [len(page) for page in pages] == [PAGE_SIZE, PAGE_SIZE, 10]
    assert len({pk for page in pages for pk in page}) == 60
    assert third.following == ""


@pytest.mark.parametrize(
    "after", ["x", "0_2026-01-01", "0_2026-13-01_1", "0_x_y", "9" * 400, "0_2026-01-01_99999999999999999999"]
)
@pytest.mark.parametrize("show", [Show.OPEN, Show.CLOSED])
def test_an_odd_place_shows_a_page(city, question, after, show):
    response = logged_in(city.expert).get(reverse("portal:worklist"), {"na": after, "toon": show})
    assert response.status_code == 200


@pytest.mark.parametrize("query", ["dienst=x", "toon=x", "wie=x", "zoek=%00", "zoek=" + "a" * 5000, "dienst=%ff"])
def test_odd_addresses_show_a_list(city, question, query):
    assert logged_in(city.expert).get(f"{reverse('portal:worklist')}?{query}").status_code == 200


@pytest.mark.parametrize("rows", [5, 60])
def test_ten_queries_however_many_rows(city, rows, django_assert_max_num_queries):
    many(city, rows)
    client = logged_in(city.expert)
    client.get(reverse("portal:worklist"))
    with django_assert_max_num_queries(10):
        client.get(reverse("portal:worklist"))


@pytest.mark.parametrize("who", ["lead", "admin"])
def test_ten_queries_over_all_services_too(city, who, django_assert_max_num_queries):
    many(city, 60)
    client = logged_in(getattr(city, who))
    client.get(reverse("portal:worklist"))
    with django_assert_max_num_queries(10):
        client.get(reverse("portal:worklist") + "?dienst=alle")


def test_an_empty_list_says_so(city):
    assert "Er wacht niets" in logged_in(city.expert).get(reverse("portal:worklist")).content.decode()


def test_an_account_without_a_service_is_told_what_to_do(city):
    from cms.accounts.roles import Role
    from tests.factories import make_user

    html = logged_in(make_user(Role.EXPERT)).get(reverse("portal:worklist")).content.decode()
    assert "Je werkt nog voor geen dienst" in html
