"""Addresses of the portal; a reference in one opens nothing by itself."""

from django.urls import path

from contactforms.portal.along.urls import urlpatterns as along_urls
from contactforms.portal.calls.views import answered, caller, contact, screen
from contactforms.portal.customers import views as customers
from contactforms.portal.handover.urls import urlpatterns as handover_urls
from contactforms.portal.views import files, leaving, promise, readlog, requests, retention, steps
from contactforms.portal.views import question as one
from contactforms.portal.views import search as catalogue
from contactforms.portal.views import worklist as many

app_name = "portal"

urlpatterns = [
    path("", screen.show, name="calls"),
    path("gesprekken/lopend/", screen.running, name="calls_running"),
    path("gesprekken/beginnen/", contact.begin, name="call_begin"),
    path("gesprekken/beantwoord/", answered.answered, name="call_answered"),
    path("gesprekken/<uuid:uuid>/kanaal/", contact.channel, name="call_channel"),
    path("gesprekken/<uuid:uuid>/notities/", contact.notes, name="call_notes"),
    path("gesprekken/<uuid:uuid>/wie/", caller.choose, name="call_caller"),
    path("gesprekken/<uuid:uuid>/wie/zoeken/", caller.search, name="call_caller_search"),
    path("gesprekken/<uuid:uuid>/beeindigen/", contact.end, name="call_end"),
    path("gesprekken/<uuid:uuid>/hervatten/", contact.resume, name="call_resume"),
    path("gesprekken/<uuid:uuid>/ongedaan/<str:reference>/", answered.take_back, name="call_undo"),
    path("werklijst/", many.show, name="worklist"),
    path("zoeken/", catalogue.show, name="search"),
    path("zoeken/suggesties/", catalogue.suggest, name="suggest"),
    path("zoeken/<uuid:uuid>/", catalogue.item, name="item"),
    path("zoeken/<uuid:uuid>/waarom/", catalogue.why, name="why"),
    path("vragen/<str:reference>/", one.show, name="question"),
    path("vragen/<str:reference>/bestanden/<uuid:uuid>/", files.show, name="file"),
    path("vragen/<str:reference>/gegevens/", one.open_person, name="open_person"),
    path("vragen/<str:reference>/nemen/", steps.take, name="take"),
    path("vragen/<str:reference>/terugzetten/", steps.release, name="release"),
    path("vragen/<str:reference>/antwoorden/", steps.answer, name="answer"),
    path("vragen/<str:reference>/doorzetten/", leaving.hand_over, name="hand_over"),
    path("vragen/<str:reference>/afsluiten/", leaving.close, name="close"),
    path("vragen/<str:reference>/notitie/", steps.note, name="note"),
    path("vragen/<str:reference>/heropenen/", steps.reopen, name="reopen"),
    *handover_urls,
    *along_urls,
    path("klanten/", customers.search, name="customers"),
    path("klanten/<uuid:uuid>/", customers.show, name="customer"),
    path("klanten/<uuid:uuid>/gelijkend/", customers.alike, name="customer_alike"),
    path("klanten/<uuid:uuid>/vergelijken/", customers.compare, name="customer_compare"),
    path("klanten/<uuid:uuid>/wijzigen/", customers.edit, name="customer_edit"),
    path("klanten/<uuid:uuid>/dezelfde/", customers.same, name="customer_same"),
    path("klanten/<uuid:uuid>/niet-dezelfde/", customers.different, name="customer_different"),
    path("klanten/<uuid:uuid>/losmaken/", customers.undo, name="customer_undo"),
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
