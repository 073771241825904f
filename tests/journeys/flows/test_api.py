"""`/api/v1/flows/`: which there are, one whole, and the next question."""

import json

import jsonschema
import pytest
from django.core.cache import cache
from django.utils import timezone

from cms.settings.logs import LOGGING
from journeys.flows.engine import run
from journeys.flows.paths import every_path
from journeys.flows.places import area_of, areas_of
from journeys.flows.services.exchange import export_flow
from journeys.flows.services.loading import live_flow
from tests.journeys.flows import reference
from tests.journeys.flows.making import ANSWERED, SMALL, changed, make_flow, make_flow_of_everything, make_table

pytestmark = pytest.mark.django_db
LIST = "/api/v1/flows/"


def whole(client, page):
    return client.get(f"{LIST}{page.uuid}/").json()


def ask(client, page, answers, **kwargs):
    body = json.dumps({"answers": answers})
    return client.post(f"{LIST}{page.uuid}/next/", body, content_type="application/json", **kwargs)


class TestList:
    def test_it_has_what_visitors_find(self, client):
        page = make_flow(title="Welke vergunning?", sensitive=True)
        make_flow(live=False)
        make_flow(is_part=True)
        (row,) = client.get(LIST).json()["results"]
        assert row["uuid"] == str(page.uuid)
        assert row["sensitive"] is True
        assert row["url"].endswith(page.url)

    def test_it_takes_as_many_queries_for_many_as_for_one(self, client, django_assert_max_num_queries):
        for _number in range(4):
            make_flow()
        with django_assert_max_num_queries(4):
            assert len(client.get(LIST).json()["results"]) == 4

    def test_it_narrows(self, client):
        page = make_flow_of_everything()
        make_flow()
        assert [row["uuid"] for row in client.get(f"{LIST}?theme={page.theme.slug}").json()["results"]] == [
            str(page.uuid)
        ]


class TestWhole:
    def test_a_client_can_run_it_by_itself(self, client):
        """Walk every path with the plain interpreter, over nothing but what the API told."""
        page = make_flow_of_everything()
        told = whole(client, page)
        places = {row["place"]: row["area"] for table in told["tables"] for row in table["places"]}
        exits = {row["key"]: row for row in told["exits"]}
        flow = {**told, "outcomes": told["outcomes"] + [{"key": key} for key in exits]}
        for question in flow["questions"]:
            question["number"] = {k: v for k, v in (question["number"] or {}).items() if v is not None}
        mine = live_flow(page)
        for path in every_path(mine.definition, areas_of(["zones"])).paths:
            assert ends(flow, exits, path.given, places) == path.outcome.key

    def test_it_links_to_what_is_published(self, client):
        page = make_flow_of_everything()
        good, other = whole(client, page)["outcomes"]
        assert good["products"][0]["url"].startswith("http")
        assert good["service"]["uuid"] == page.definition["outcomes"][0]["service"]
        assert other["service"]["uuid"] != good["service"]["uuid"]
        assert other["products"] == []
        assert whole(client, page)["questions"][0]["help_html"] == "<p>Kijk <b>goed</b>.</p>"

    def test_a_part_is_put_in(self, client):
        told = whole(client, make_flow_of_everything())
        assert {"deel.wat", "deel.groot"} <= {question["key"] for question in told["questions"]}
        assert {row["answer"] for row in told["exits"]} == {"ja", "nee"}
        assert "part" not in {question["kind"] for question in told["questions"]}

    @pytest.mark.parametrize("questions", [3, 30])
    def test_few_queries_however_long(self, client, questions, django_assert_max_num_queries):
        keys = [f"v{number}" for number in range(questions)]
        flow = {
            "start": "v0",
            "questions": [
                {"key": key, "kind": "yes_no", "title": key, "to": to}
                for key, to in zip(keys, [*keys[1:], "nee"], strict=True)
            ],
            "outcomes": [SMALL["outcomes"][1]],
        }
        page = make_flow(flow)
        with django_assert_max_num_queries(9):
            whole(client, page)

    def test_an_answer_is_kept_until_something_changes(self, client):
        page = make_flow()
        first = client.get(f"{LIST}{page.uuid}/")
        again = client.get(f"{LIST}{page.uuid}/", headers={"If-None-Match": first["ETag"]})
        assert again.status_code == 304
        page.definition = changed("questions", 0, "title", value="Anders?")
        page.save_revision().publish()
        after = client.get(f"{LIST}{page.uuid}/", headers={"If-None-Match": first["ETag"]})
        assert after.json()["questions"][0]["title"] == "Anders?"

    def test_what_is_gone_is_gone(self, client):
        page, draft, part = make_flow(), make_flow(live=False), make_flow(is_part=True)
        page.unpublish()
        assert client.get(f"{LIST}{page.uuid}/").status_code == 410
        assert ask(client, page, {}).status_code == 410
        for other in (draft, part):
            assert client.get(f"{LIST}{other.uuid}/").status_code == 404
            assert ask(client, other, {}).status_code == 404


def ends(flow, exits, given, places):
    """What a client does: the plain interpreter, and the exits of parts as the document says."""
    nodes = {node["key"]: node for node in flow["questions"]}
    told, key = {}, flow["start"]
    while key in nodes or key in exits:
        if key in exits:
            told[exits[key]["part"]] = exits[key]["answer"]
            node = {**exits[key], "key": exits[key]["part"], "options": []}
        else:
            node = nodes[key]
            told[key] = reference.read(node, given[key], lambda table, typed: places.get(typed, "elders"))
        key = reference.goal(node, told, timezone.localdate())
    return key


class TestNext:
    def test_from_the_first_question_to_an_outcome(self, client):
        page = make_flow()
        first = ask(client, page, {}).json()
        assert (first["question"]["key"], first["outcome"], first["way"]) == ("wat", None, [])
        second = ask(client, page, {"wat": "tuinhuis"}).json()
        assert second["question"]["key"] == "groot"
        assert second["question"]["number"] == {"unit": "m²", "minimum": "0", "maximum": None, "decimals": 0}
        end = ask(client, page, ANSWERED).json()
        assert (end["question"], end["outcome"]["key"]) == (None, "ja")
        assert [step["answer"] for step in end["way"]] == [["tuinhuis"], ["50"]]

    def test_a_wrong_answer_comes_back_with_its_question(self, client):
        response = ask(client, make_flow(), {"wat": "tuinhuis", "groot": "heel groot"})
        assert response.status_code == 200
        assert response.json()["question"]["key"] == "groot"
        assert "getal" in response.json()["error"]

    def test_what_is_not_on_the_way_is_said(self, client):
        said = ask(client, make_flow(), {"wat": "niets", "groot": "3", "vreemd": "x"}).json()
        assert (said["outcome"]["key"], said["unused"]) == ("nee", ["groot"])

    @pytest.mark.parametrize(
        "body",
        ["[]", "3", "{", '{"answers": []}', '{"answers": {"wat": 3}}', '{"answers": {"wat": [["x"]]}}',
         '{"answers": {"\\ud800": {}}}', '{"answers": {"wat": "' + "[" * 10 + '"', '{"answers": ' + "[" * 100_000],
    )  # fmt: skip
    def test_what_is_no_request_is_refused(self, client, body):
        address = f"{LIST}{make_flow().uuid}/next/"
        assert client.post(address, body, content_type="application/json").status_code == 400

    @pytest.mark.parametrize("value", ["\ud800", "\x00", "", "a" * 100_000, "٣", "𝟙𝟚", "-", "1e999999999"])
    def test_odd_answers_are_wrong_answers(self, client, value):
        for key in ("wat", "groot"):
            response = ask(client, make_flow(), {"wat": "tuinhuis"} | {key: value, value[:50]: value})
            assert response.status_code == 200
            assert response.json()["question"]["key"] == key

    def test_a_place_is_looked_up(self, client):
        make_table("zones", p3500="zone-1")
        place = {"key": "waar", "kind": "place", "title": "Waar?", "table": "zones", "to": "nee"}
        place["rules"] = [{"when": {"question": "waar", "test": "is", "value": ["zone-1"]}, "to": "ja"}]
        flow = changed("questions", 0, "options", 1, "to", value="waar", of=changed("questions", 2, value=place))
        page = make_flow(flow)
        for typed, outcome in (("3500 Hasselt", "ja"), ("Nergens", "nee"), ("\x00", None), ("\ud800", None)):
            said = ask(client, page, {"wat": "niets", "waar": typed}).json()
            assert (said["outcome"] or {}).get("key") == outcome

    def test_nothing_is_kept_or_logged(self, client, caplog, django_assert_max_num_queries):
        page = make_flow(sensitive=True)
        cache.clear()
        with caplog.at_level("DEBUG"), django_assert_max_num_queries(8):
            response = ask(client, page, {"wat": "tuinhuis", "groot": "4711"})
        assert response["Cache-Control"] == "no-store"
        assert "sessionid" not in response.cookies
        assert "4711" not in caplog.text
        assert LOGGING["loggers"]

    def test_other_websites_may_ask(self, client):
        assert ask(client, make_flow(), {})["Access-Control-Allow-Origin"] == "*"


def test_the_lookup_knows_it(client):
    page = make_flow()
    found = client.get("/api/v1/pages/lookup/", {"path": page.url}).json()
    assert (found["type"], found["uuid"]) == ("flow", str(page.uuid))


def test_a_file_is_of_the_schema_that_is_served(client):
    served = client.get("/api/v1/flows/schema/").json()
    jsonschema.Draft202012Validator.check_schema(served)
    jsonschema.validate(export_flow(make_flow_of_everything()), served)


def test_the_engine_says_the_same_as_the_address(client):
    page = make_flow_of_everything()
    flow = live_flow(page)
    paths = every_path(flow.definition, areas_of(["zones"])).paths
    for path in paths[:: max(1, len(paths) // 6)]:
        end = run(flow.definition, path.given, areas=area_of, today=timezone.localdate())
        assert ask(client, page, path.given).json()["outcome"]["key"] == end.outcome.key
