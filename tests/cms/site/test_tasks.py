"""A page that was scheduled appears and disappears without anybody pressing a button."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cms.site.tasks import publish_scheduled
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def test_a_scheduled_page_is_published_and_taken_down() -> None:
    page = make_product(live=False)
    now = timezone.now()
    page.go_live_at, page.expire_at = now + timedelta(hours=1), now + timedelta(hours=3)
    page.save_revision(approved_go_live_at=page.go_live_at)

    def live_after(hours: float) -> bool:
        with time_machine.travel(now + timedelta(hours=hours), tick=False):
            publish_scheduled(timestamp=0)
        page.refresh_from_db()
        return bool(page.live)

    assert [live_after(hours) for hours in (0.5, 1.5, 3.5)] == [False, True, False]
