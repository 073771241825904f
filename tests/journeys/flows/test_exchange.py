"""A flow as a file, and in the search."""

import json

import pytest

from catalogue.search.finding import find
from catalogue.search.models import SearchDocument
from journeys.flows.definition import DefinitionError
from journeys.flows.services.exchange import export_flow, import_flow
from journeys.flows.services.loading import live_flow
from tests.factories import make_user
from tests.journeys.flows.making import SMALL, changed, make_flow, make_flow_of_everything

pytestmark = pytest.mark.django_db


def through_json(page):
    return json.loads(json.dumps(export_flow(page)))


def test_an_import_brings_what_was_exported_into_the_draft():
    source = make_flow_of_everything(sensitive=True)
    target, user = make_flow(title="Anders"), make_user("editor")
    revision = import_flow(target, through_json(source), user)
    draft = target.get_latest_revision_as_object()
    assert {**export_flow(draft), "uuid": ""} == {**export_flow(source), "uuid": ""}
    assert (revision.user, draft.uuid) == (user, target.uuid)
    target.refresh_from_db()
    assert (target.title, target.definition) == ("Anders", SMALL)


def test_an_unfinished_one_may_be_imported_but_not_published():
    target = make_flow()
    revision = import_flow(target, {"flow": changed("questions", 1, "to")})
    with pytest.raises(Exception, match="Hoe groot"):
        revision.publish()


@pytest.mark.parametrize(
    "data",
    [None, [], "x", {"flow": []}, {"flow": {}, "pages": 3}, {"title": 3, "flow": SMALL}, {"sensitive": "ja"},
     {"title": "x" * 300}, {"flow": changed("questions", 0, "kind", value="slider")}, {"title": "\ud800"}],
)  # fmt: skip
def test_what_is_no_file_is_refused_and_changes_nothing(data):
    page = make_flow()
    before = page.revisions.count()
    with pytest.raises(DefinitionError) as refused:
        import_flow(page, data)
    assert refused.value.messages
    assert page.revisions.count() == before


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
