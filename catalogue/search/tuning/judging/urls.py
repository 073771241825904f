"""The addresses of judging, below the admin's."""

from django.urls import path

from catalogue.search.tuning.judging.views.files import ExportView, ImportView
from catalogue.search.tuning.judging.views.judgement import DeleteView, JudgementView, UndoView
from catalogue.search.tuning.judging.views.listing import ListView
from catalogue.search.tuning.judging.views.scores import ScoresView, ScoreView

urlpatterns = [
    path("zoeken/oordelen/", ListView.as_view(), name="search_judging"),
    path("zoeken/oordelen/nieuw/", JudgementView.as_view(), name="search_judgement_add"),
    path("zoeken/oordelen/<int:pk>/", JudgementView.as_view(), name="search_judgement"),
    path("zoeken/oordelen/<int:pk>/verwijderen/", DeleteView.as_view(), name="search_judgement_delete"),
    path("zoeken/oordelen/terug/<uuid:step>/", UndoView.as_view(), name="search_judgement_undo"),
    path("zoeken/oordelen/bestand/", ExportView.as_view(), name="search_judgements_export"),
    path("zoeken/oordelen/inlezen/", ImportView.as_view(), name="search_judgements_import"),
    path("zoeken/scores/", ScoresView.as_view(), name="search_scores"),
    path("zoeken/scores/<int:pk>/", ScoreView.as_view(), name="search_score"),
]
