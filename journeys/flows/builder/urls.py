"""The addresses of the builder, below the admin's."""

from django.urls import path

from journeys.flows.builder.views.delete import DeleteView
from journeys.flows.builder.views.files import ExportView, ImportView
from journeys.flows.builder.views.flow import FlowView, PublishView, UndoView
from journeys.flows.builder.views.outcome import OutcomeView
from journeys.flows.builder.views.overview import ListView, NewView
from journeys.flows.builder.views.question import QuestionView
from journeys.flows.builder.views.trying import TryView
from journeys.flows.builder.views.ways import WaysView

urlpatterns = [
    path("vragenwijzers/", ListView.as_view(), name="flow_builder_list"),
    path("vragenwijzers/nieuw/", NewView.as_view(), name="flow_new"),
    path("vragenwijzers/<int:pk>/", FlowView.as_view(), name="flow_builder"),
    path("vragenwijzers/<int:pk>/vraag/", QuestionView.as_view(), name="flow_question_new"),
    path("vragenwijzers/<int:pk>/vraag/<slug:key>/", QuestionView.as_view(), name="flow_question"),
    path("vragenwijzers/<int:pk>/uitkomst/", OutcomeView.as_view(), name="flow_outcome_new"),
    path("vragenwijzers/<int:pk>/uitkomst/<slug:key>/", OutcomeView.as_view(), name="flow_outcome"),
    path("vragenwijzers/<int:pk>/verwijderen/<slug:key>/", DeleteView.as_view(), name="flow_delete"),
    path("vragenwijzers/<int:pk>/ongedaan/", UndoView.as_view(), name="flow_undo"),
    path("vragenwijzers/<int:pk>/opnieuw/", UndoView.as_view(again=True), name="flow_redo"),
    path("vragenwijzers/<int:pk>/publiceren/", PublishView.as_view(), name="flow_publish"),
    path("vragenwijzers/<int:pk>/wegen/", WaysView.as_view(), name="flow_ways"),
    path("vragenwijzers/<int:pk>/proberen/", TryView.as_view(), name="flow_try"),
    path("vragenwijzers/<int:pk>/proberen/vraag/", TryView.as_view(part="vraag"), name="flow_try_question"),
    path("vragenwijzers/<int:pk>/proberen/plaatsen/", TryView.as_view(part="plaatsen"), name="flow_try_places"),
    path("vragenwijzers/<int:pk>/proberen/verlaat/", TryView.as_view(part="verlaat"), name="flow_try_leave"),
    path("vragenwijzers/<int:pk>/bestand/", ExportView.as_view(), name="flow_export"),
    path("vragenwijzers/<int:pk>/inlezen/", ImportView.as_view(), name="flow_import"),
]
