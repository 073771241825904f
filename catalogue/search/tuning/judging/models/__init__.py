"""Tables of judging."""

from catalogue.search.tuning.judging.models.change import Change
from catalogue.search.tuning.judging.models.judgement import Grade, Judgement, Kind
from catalogue.search.tuning.judging.models.score_run import ScoreRun

__all__ = ["Change", "Grade", "Judgement", "Kind", "ScoreRun"]
