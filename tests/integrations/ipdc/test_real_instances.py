"""The instances that cities really publish, all of them."""

import pytest

from catalogue.products.models import ProductPage
from integrations.ipdc.services import Options, Result, import_sources
from tests.conftest import RealInstances
from tests.whole import connected_to

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("judgements")]  # whose worker has them already


def totals(result: Result) -> dict[str, int]:
    return {name: getattr(result.totals, name) for name in ("created", "updated", "unchanged", "archived", "refused")}


def test_all_come_in_and_a_second_time_changes_nothing(real_instances: RealInstances) -> None:
    first = real_instances.imported
    assert totals(first) == {"created": 238, "updated": 0, "unchanged": 0, "archived": 0, "refused": 0}
    codes = {finding.code.value for finding in first.findings}
    assert {"no_number", "free_hours", "empty_hours", "dead_link", "cut_text", "duplicate_number"} <= codes
    with connected_to(real_instances.database):
        assert (first.totals.read, ProductPage.objects.live().count()) == (238, 238)
        again = import_sources([str(real_instances.folder)], Options(publish=True))
        assert totals(again) == {"created": 0, "updated": 0, "unchanged": 238, "archived": 0, "refused": 0}
        assert ProductPage.objects.live().count() == 238
