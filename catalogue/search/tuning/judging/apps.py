"""App configuration."""

from django.apps import AppConfig


class JudgingConfig(AppConfig):
    """Judged queries and scores."""

    name = "catalogue.search.tuning.judging"
    label = "searchjudging"
