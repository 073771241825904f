"""The home page: search first, what is often needed, the front desk."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from catalogue.organisation.models import Service
from catalogue.products.models import ProductPage
from cms.site.home import often_needed
from cms.site.models import HomePage, OftenNeeded
from contactforms.questions.models import Question
from tests.factories import make_channel, make_product
from tests.journeys.flows.visit.flows import make_shed
from tests.journeys.pages.factories import make_journey

pytestmark = pytest.mark.django_db


def asked(page: ProductPage, times: int, days_ago: int = 1) -> None:
    for n in range(times):
        Question.objects.create(
            reference=f"{page.pk}-{days_ago}-{n}"[:16],
            status_token=f"{page.pk}-{days_ago}-{n}",
            text="?",
            page=page,
            service=page.responsible_service,
            routed_to=page.responsible_service,
            promise=1,
            due=timezone.localdate(),
            asked_at=timezone.now() - timedelta(days=days_ago),
        )


def titles() -> list[str]:
    return [row.title for row in often_needed(HomePage.objects.get())]


def test_editors_choose_and_questions_fill_the_rest() -> None:
    chosen, much, little, long_ago = (make_product(title=t) for t in ("Gekozen", "Veel", "Weinig", "Lang geleden"))
    OftenNeeded.objects.create(page=HomePage.objects.get(), product=chosen)
    asked(little, 1)
    asked(much, 3)
    asked(long_ago, 5, days_ago=60)
    assert titles() == ["Gekozen", "Veel", "Weinig"]
    much.unpublish()
    assert titles() == ["Gekozen", "Weinig"]


def test_an_empty_city_has_a_home_too(client: Client) -> None:
    html = client.get("/").content.decode()
    assert "Waarmee kunnen we je helpen?" in html
    assert 'action="/zoeken/"' in html
    assert html.count("<h1") == 1


def test_journeys_and_guided_questions_begin_here(client: Client) -> None:
    make_journey(title="Ik verhuis", slug="verhuis")
    make_shed(title="Welke vergunning?", slug="vergunning")
    html = client.get("/").content.decode()
    assert '<a href="/klantreizen/verhuis/"><span>Ik verhuis</span>' in html
    assert '<a href="/hulp/vergunning/"><span>Welke vergunning?</span>' in html


def test_the_front_desk_is_there_with_its_channels(client: Client) -> None:
    desk = Service.objects.get(is_front_desk=True)
    make_channel(desk, value="011 00 00 42", label="Bel het onthaal")
    make_channel(desk, value="011 00 00 43", public=False)
    html = client.get("/").content.decode()
    assert 'href="tel:+3211000042"' in html
    assert "011 00 00 43" not in html
    assert 'href="/contact/"' in html
