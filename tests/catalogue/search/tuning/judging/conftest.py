from uuid import UUID

import pytest

from catalogue.search.tuning.judging.models import Change
from catalogue.search.tuning.judging.services.keeping import Said, save
from tests.factories import make_product, make_user


@pytest.fixture
def waste(db):
    return make_product(title="Huisvuil laten ophalen", product_number="1204", slug="huisvuil")


@pytest.fixture
def park(db):
    return make_product(title="Recyclagepark bezoeken", product_number="1200", slug="recyclagepark")


@pytest.fixture
def user(db):
    return make_user("editor")


@pytest.fixture
def editor(client, user):
    client.force_login(user)
    return client


@pytest.fixture
def judge(user):
    def make(query, kind="A", **grades):
        return save(Said(query, kind, grades=grades), user)

    return make


def last_step() -> UUID:
    return Change.objects.latest("pk").step
