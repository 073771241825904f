"""A flow to build on, and who builds."""

import pytest

from cms.accounts.roles import Role
from journeys.flows.builder.beginning import begin, example
from journeys.flows.models import FlowPage, FlowSection
from tests.factories import make_user
from tests.journeys.flows.builder.made import content, make_section


@pytest.fixture
def section(db) -> FlowSection:
    return make_section()


@pytest.fixture
def chief(db):
    return make_user(Role.CHIEF_EDITOR)


@pytest.fixture
def flow(section, chief) -> FlowPage:
    """The example of three questions, as a draft."""
    return begin(section, chief, content("Mag ik een hok zetten?", example(), introduction="Voor wie bouwt."))


@pytest.fixture
def desk(client, chief):
    """A browser of somebody who may publish."""
    client.force_login(chief)
    return client
