"""The score is that of `evaluate_search`."""

import json
from datetime import timedelta
from io import StringIO
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.utils import timezone

from catalogue.search.models import Synonym
from catalogue.search.tuning.judging.models import ScoreRun
from catalogue.search.tuning.judging.services import scoring
from catalogue.search.tuning.judging.services.exchange import export
from catalogue.search.tuning.judging.tasks import score


@pytest.fixture
def judged(judge, waste, park):
    judge("huisvuil", **{f"p{waste.pk}": 3})
    judge("recyclagepark", **{f"p{park.pk}": 3, f"p{waste.pk}": 1})
    judge("waar breng ik mijn ploemploem", "C", **{f"p{park.pk}": 3})
    judge("xqzwvv", "Z")
    judge("nog niet beoordeeld")


def test_it_equals_the_command_on_the_exported_file(judged, user, tmp_path):
    run = scoring.start(user)
    file = tmp_path / "oordelen.tsv"
    file.write_text("\n".join(export()), encoding="utf-8")
    out = StringIO()
    call_command("evaluate_search", str(file), "--json", stdout=out)
    expected = json.loads(out.getvalue())["groups"]
    assert run.state == "done"
    timeless = [{name: {k: v for k, v in one.items() if not k.endswith("_ms")} for name, one in groups.items()}
                for groups in (run.groups, expected)]  # fmt: skip
    assert timeless[0] == timeless[1]
    assert run.groups["all"]["n"] == 4
    assert run.scores["A001"] == 1.0
    assert run.scores["Z001"] == 1.0


def test_a_synonym_changes_the_score_and_the_name_of_the_settings(judged, user):
    first = scoring.start(user)
    Synonym.objects.create(said="ploemploem", meant="recyclagepark")
    second = scoring.start(user)
    assert first.scores["C001"] < second.scores["C001"] == 1.0
    assert first.settings_hash != second.settings_hash
    assert scoring.start(user).settings_hash == second.settings_hash


def test_much_work_goes_to_the_worker(judged, user):
    with patch.object(scoring, "AT_ONCE", 1):
        run = scoring.start(user)
        assert run.state == "waiting"
        with pytest.raises(scoring.UnderWay) as other:
            scoring.start(user)
        assert other.value.run == run
    score(run.pk)
    score(run.pk)  # a task that comes twice does it once
    run.refresh_from_db()
    assert (run.state, run.done) == ("done", 4)


def test_a_failure_is_kept_and_the_next_can_start(judged, user):
    with patch.object(scoring, "ask", side_effect=RuntimeError("stuk")):
        run = scoring.start(user)
    assert (run.state, run.error) == ("failed", "RuntimeError")
    assert scoring.start(user).state == "done"


def test_a_run_that_fell_silent_does_not_block_the_next(judged, user):
    old = ScoreRun.objects.create(state="running", user=user)
    ScoreRun.objects.filter(pk=old.pk).update(moved_at=timezone.now() - timedelta(minutes=6))
    assert scoring.start(user).state == "done"
    old.refresh_from_db()
    assert old.state == "failed"


def test_no_judgements_give_no_numbers(db, user):
    run = scoring.start(user)
    assert (run.state, run.groups["all"]["n"], run.groups["all"]["ndcg_at_10"]) == ("done", 0, None)
