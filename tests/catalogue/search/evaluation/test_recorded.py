"""No change may make the search worse unseen: nDCG@10 of the judged queries stays within .02 of what was recorded.

`RECORD_SEARCH=1 pytest tests/catalogue/search/evaluation/test_recorded.py` records anew, after tuning.
"""

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import override_settings
from elasticsearch import Elasticsearch

from catalogue.search import meaning
from catalogue.search.engines import choosing
from catalogue.search.engines.elasticsearch import rebuilding
from catalogue.search.evaluation.judgements import read
from catalogue.search.evaluation.report import measured
from catalogue.search.evaluation.run import ask, unknown_keys
from cms.demo.load import load_city
from tests.conftest import missing
from tests.prepared import prepared_city
from tests.whole import connected_to, copy_of

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("judgements")]
FOLDER = Path(__file__).parent.parent / "judgements"
RECORDED = FOLDER / "recorded.json"
RECORD = os.environ.get("RECORD_SEARCH") == "1"
MOST_WORSE = 0.02
HALVES = ("tuning", "held-out")
POSTGRES, WORDS, ELASTICSEARCH = "postgres", "words alone", "elasticsearch"
GOLDEN = "city-golden.tsv"  # what must come first, whatever else moves
Scores = dict[str, dict[str, float]]  # file → group → nDCG@10
wrong_firsts: dict[str, list[str]] = {}  # way → golden queries with something else first


@pytest.fixture(scope="module", params=["city", "instances"])
def scores(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker) -> dict[str, Scores]:
    """What the demo city or the real instances score, each way; asked once for all tests."""
    with ExitStack() as stack:
        stack.enter_context(django_db_blocker.unblock())
        if request.param == "city":
            stack.enter_context(_demo_city())
        else:
            stack.enter_context(connected_to(request.getfixturevalue("real_instances").database))
        return dict(_each_way(request.param))


@contextmanager
def _demo_city() -> Iterator[None]:
    """Speak with a demo city: one that `tests.prepared` loaded already, or else a new one."""
    prepared = prepared_city()
    with copy_of(prepared, "judged") as database, connected_to(database):
        if prepared is None:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("cms.demo.load.load_questions", lambda *_services, **_options: None)  # not searched
                load_city(quiet=True)
        yield


def _each_way(catalogue: str) -> Iterator[tuple[str, Scores]]:
    yield WORDS, _scores(catalogue, engine="postgres", by_meaning=False)
    if meaning.encoder() is None:
        return
    yield POSTGRES, _scores(catalogue, engine="postgres")
    if url := os.environ.get("ELASTICSEARCH_URL"):
        with _index(url):
            yield ELASTICSEARCH, _scores(catalogue, engine="elasticsearch")


def _scores(catalogue: str, **how: object) -> Scores:
    found = {}
    for half in HALVES:
        judgements = read(FOLDER / f"{catalogue}-{half}.tsv")
        assert unknown_keys(judgements) == []
        groups = measured(ask(judgements, **how))
        found[f"{catalogue}-{half}"] = {
            name: round(one.ndcg_at_10, 4) for name, one in groups.items() if one.ndcg_at_10 is not None
        }
    if catalogue == "city":
        way = ELASTICSEARCH if how["engine"] == "elasticsearch" else POSTGRES if how.get("by_meaning", True) else WORDS
        answers = ask(read(FOLDER / GOLDEN), **how)
        wrong_firsts[way] = [
            f"{a.judgement.query} → {a.keys[:2]}" for a in answers if not set(a.keys[:1]) & set(a.judgement.grades)
        ]
    return found


@contextmanager
def _index(url: str) -> Iterator[None]:
    name = f"test-{uuid4().hex}"
    with override_settings(ELASTICSEARCH_URL=url, ELASTICSEARCH_INDEX=name, ELASTICSEARCH_TIMEOUT=10.0):
        choosing.forget()
        rebuilding.build()
        try:
            yield
        finally:
            choosing.forget()
            with Elasticsearch(url) as client:
                for made in client.indices.get(index=f"{name}*", expand_wildcards="all"):
                    client.indices.delete(index=made)


@pytest.mark.parametrize(
    ("way", "needs"),
    [
        (WORDS, "nothing"),
        (POSTGRES, "requirements/semantic.txt"),
        pytest.param(
            ELASTICSEARCH,
            "Elasticsearch (ELASTICSEARCH_URL) and requirements/semantic.txt",
            marks=pytest.mark.elasticsearch,
        ),
    ],
)
def test_the_search_is_as_good_as_recorded(scores: dict[str, Scores], way: str, needs: str) -> None:
    if way not in scores:
        missing(needs)
    recorded = json.loads(RECORDED.read_text()) if RECORDED.exists() else {}
    if RECORD:
        for file, groups in scores[way].items():
            recorded.setdefault(file, {})[way] = groups
        RECORDED.write_text(json.dumps(recorded, indent=2, sort_keys=True) + "\n")
        return
    worse = [
        f"{file} {group}: {groups[group]:.3f}, recorded {recorded[file][way][group]:.3f}"
        for file, groups in scores[way].items()
        for group in recorded[file][way]
        if groups[group] < recorded[file][way][group] - MOST_WORSE
    ]
    assert worse == []


def test_the_right_page_comes_first(scores: dict[str, Scores]) -> None:
    assert all(wrong == [] for way, wrong in wrong_firsts.items() if way in scores), wrong_firsts


@pytest.mark.elasticsearch
def test_both_engines_are_as_good(scores: dict[str, Scores]) -> None:
    if ELASTICSEARCH not in scores:
        missing("Elasticsearch (ELASTICSEARCH_URL) and requirements/semantic.txt")
    apart = {
        (file, group): (groups[group], scores[POSTGRES][file][group])
        for file, groups in scores[ELASTICSEARCH].items()
        for group in groups
        if abs(groups[group] - scores[POSTGRES][file][group]) > MOST_WORSE
    }
    assert apart == {}
