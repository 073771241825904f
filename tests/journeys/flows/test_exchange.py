"""A flow as a file, and in the search."""

import json

import pytest

from catalogue.search.finding import find
from catalogue.search.models import SearchDocument
from journeys.flows.definition import DefinitionError
from journeys.flows.definition.files import read_exchanged
from journeys.flows.services.exchange import export_flow
from journeys.flows.services.loading import live_flow
from tests.journeys.flows.making import SMALL, changed, make_flow, make_flow_of_everything

pytestmark = pytest.mark.django_db


def test_a_file_is_read_back_as_it_was_written():
    source = make_flow_of_everything(sensitive=True)
    found = read_exchanged(json.loads(json.dumps(export_flow(source))))
    assert (found.definition, found.title, found.sensitive) == (source.flow, source.title, True)
    assert read_exchanged(source.definition).definition == source.flow, "nothing around it will do too"


@pytest.mark.parametrize(
    "data",
    [None, [], "x", {"flow": []}, {"flow": {}, "pages": 3}, {"title": 3, "flow": SMALL}, {"sensitive": "ja"},
     {"title": "x" * 300}, {"flow": changed("questions", 0, "kind", value="slider")}, {"title": "\ud800"},
     {"questions": 3}],
)  # fmt: skip
def test_what_is_no_file_is_refused(data):
    with pytest.raises(DefinitionError) as refused:
        read_exchanged(data)
    assert refused.value.messages


def test_a_live_flow_is_loaded_in_few_queries(django_assert_num_queries):
    page = make_flow_of_everything()
    live_flow(page)
    with django_assert_num_queries(1):
        live_flow(page)
    with django_assert_num_queries(3):
        assert live_flow(page.uuid).definition.question_of["deel.wat"]


def test_a_changed_part_shows_in_the_flow_that_uses_it():
    page = make_flow_of_everything()
    part = type(page).objects.get(is_part=True)
    assert live_flow(page).definition.question_of["deel.wat"].title == "Wat wil je bouwen?"
    part.definition = changed("questions", 0, "title", value="Wat bouw je?")
    part.save_revision().publish()
    assert live_flow(page).definition.question_of["deel.wat"].title == "Wat bouw je?"


def test_a_flow_is_no_flow_when_it_is_not_live():
    page = make_flow()
    page.unpublish()
    assert live_flow(page.uuid) is live_flow(page) is None


class TestFound:
    def test_by_its_questions_and_outcomes(self):
        page = make_flow(changed("questions", 0, "title", value="Kweek je zeldzame orchideeën?"), sensitive=True)
        (hit,) = find("orchideeën").items
        assert (hit.document.page_id, hit.document.kind) == (page.pk, "flow")

    def test_also_by_those_of_its_parts(self):
        page = make_flow_of_everything()
        assert "tuinhuis" in SearchDocument.objects.get(page=page.pk).public_text

    def test_and_by_their_new_words_when_a_part_changes(self):
        page = make_flow_of_everything()
        part = type(page).objects.get(is_part=True)
        part.definition = changed("questions", 0, "title", value="Bouw je een hooiberg?")
        part.save_revision().publish()
        assert "hooiberg" in SearchDocument.objects.get(page=page.pk).public_text

    def test_no_part_and_no_draft(self):
        make_flow(is_part=True)
        make_flow(live=False)
        assert not SearchDocument.objects.filter(kind="flow").exists()

    def test_its_kind_is_said_to_people(self, client):
        make_flow(title="Hulp met orchideeën")
        assert "Hulp bij kiezen" in client.get("/zoeken/", {"q": "orchideeën"}).content.decode()

    def test_the_sitemap_lists_where_it_starts_and_no_part(self, client):
        page, part = make_flow(), make_flow(is_part=True)
        listed = client.get("/sitemap.xml").content.decode()
        assert page.url in listed
        assert part.url not in listed
