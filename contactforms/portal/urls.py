"""Addresses of the portal; a reference in one opens nothing by itself."""

from django.urls import path

from contactforms.portal.views import leaving, promise, readlog, requests, retention, steps
from contactforms.portal.views import question as one
from contactforms.portal.views import search as catalogue
from contactforms.portal.views import worklist as many

app_name = "portal"

urlpatterns = [
    path("", many.show, name="worklist"),
    path("zoeken/", catalogue.show, name="search"),
    path("zoeken/suggesties/", catalogue.suggest, name="suggest"),
    path("zoeken/<uuid:uuid>/", catalogue.item, name="item"),
    path("zoeken/<uuid:uuid>/waarom/", catalogue.why, name="why"),
    path("vragen/<str:reference>/", one.show, name="question"),
    path("vragen/<str:reference>/gegevens/", one.open_person, name="open_person"),
    path("vragen/<str:reference>/nemen/", steps.take, name="take"),
    path("vragen/<str:reference>/terugzetten/", steps.release, name="release"),
    path("vragen/<str:reference>/antwoorden/", steps.answer, name="answer"),
    path("vragen/<str:reference>/doorzetten/", leaving.hand_over, name="hand_over"),
    path("vragen/<str:reference>/afsluiten/", leaving.close, name="close"),
    path("vragen/<str:reference>/notitie/", steps.note, name="note"),
    path("vragen/<str:reference>/heropenen/", steps.reopen, name="reopen"),
    path("diensten/", promise.show, name="promise"),
    path("inzagen/", readlog.show, name="read_log"),
    path("inzagen/csv/", readlog.export, name="read_log_csv"),
    path("persoonsgegevens/", requests.search, name="requests"),
    path("persoonsgegevens/<slug:kind>/<uuid:uuid>/", requests.person, name="request"),
    path("persoonsgegevens/<slug:kind>/<uuid:uuid>/openen/", requests.open_person, name="request_open"),
    path("persoonsgegevens/<slug:kind>/<uuid:uuid>/meegeven/", requests.export, name="request_export"),
    path("persoonsgegevens/<slug:kind>/<uuid:uuid>/wissen/", requests.erase, name="request_erase"),
    path("bewaartermijnen/", retention.show, name="retention"),
    path("bewaartermijnen/csv/", retention.references, name="retention_csv"),
    path("bewaartermijnen/regel/", retention.rule, name="retention_rule_add"),
    path("bewaartermijnen/regel/<int:pk>/", retention.rule, name="retention_rule"),
]
