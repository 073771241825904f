"""What keeps a journey from its readers, and what is worth a look; always with the step named."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction

from journeys.pages.checking import findings
from tests.factories import make_product
from tests.journeys.pages.factories import make_journey, outside_link, page_link, step

pytestmark = pytest.mark.django_db


def codes(page, defect=None):
    return [one.code for one in findings(page) if defect in (None, one.defect)]


def draft(*steps, **fields):
    return make_journey(*steps, live=False, **fields)


def test_a_whole_journey_lacks_nothing():
    assert codes(make_journey(step("Vraag het aan", make_product()))) == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"introduction": " "}, "introduction"),
        ({"audiences": []}, "audiences"),
        ({"responsible_service": None}, "service"),
    ],
)
def test_what_the_journey_itself_needs(fields, code):
    assert codes(draft(**fields), defect=True) == [code]


STEPS = [
    (step("Doe"), ["action"], True),
    (step("Wacht", who="other"), ["action"], True),
    (step("Wacht", who="other", why="De wijkagent komt."), [], True),
    (step("", outside_link()), ["title"], True),
    (step("Doe", outside_link("http://onveilig.example/")), ["address"], True),
    (step("Doe", outside_link("javascript:alert(1)")), ["address"], True),
    (step("Doe", outside_link(title="")), ["address"], True),
    (step("Doe", outside_link(), outside_link()), ["twice"], True),
    (step("Doe", page_link(0)), ["gone"], True),
    (step("Doe", page_link(987654321)), ["gone"], True),
    (step("Doe", outside_link(how="or")), ["first"], False),
    (step("Doe", outside_link(), why="woord " * 21), ["long_sentence"], False),
    (step("Doe", outside_link(), note="Een meerderjarigheidsverklaring."), ["long_word"], False),
]


@pytest.mark.parametrize(("row", "expected", "defect"), STEPS)
def test_steps(row, expected, defect):
    page = draft(step("Eerst", outside_link("https://eerst.example/")), row)
    found = findings(page)
    assert [one.code for one in found if one.defect is defect and one.code != "again"] == expected
    assert all(one.step.number == 2 and "tap 2" in one.sentence for one in found)


def test_a_day_is_counted_from_needs_a_name():
    assert codes(draft(step("Doe", outside_link(), number=8), day_name="")) == ["day"]
    assert codes(draft(step("Doe", outside_link(), number=8))) == []


def test_pages_that_readers_cannot_reach_are_named():
    live, offline, closed, deleted = (make_product(title=f"Pagina {n}") for n in range(4))
    page = make_journey(step("Doe", live, offline, closed, deleted))
    offline.unpublish()
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    deleted.delete()
    found = [one.words for one in findings(page)]
    assert len(found) == 3
    assert "Pagina 1" in found[0]
    assert "Pagina 2" in found[1]
    assert "Pagina 0" not in " ".join(found)


def test_the_same_place_in_two_steps_is_worth_a_look():
    product = make_product()
    assert codes(make_journey(step("Doe", product), step("Nog eens", product)), defect=False) == ["again"]


def test_it_costs_as_many_queries_for_many_steps(django_assert_max_num_queries):
    products = [make_product() for _n in range(6)]
    page = draft(*(step(f"Doe {n}", product) for n, product in enumerate(products)))
    page = type(page).objects.get(pk=page.pk)
    with django_assert_max_num_queries(3):
        findings(page)


def test_publishing_in_code_is_refused_and_nothing_goes_out():
    page = draft(step("Doe"))
    with pytest.raises(ValidationError) as refused:
        page.get_latest_revision().publish()
    assert "Doe" in str(refused.value)
    page.refresh_from_db()
    assert not page.live
