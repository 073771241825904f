"""Addresses of the public forms. A status token is a key: it is never logged, see `cms.settings.logs`."""

from django.urls import path

from contactforms.forms import views

app_name = "forms"

urlpatterns = [
    path("contact/", views.contact, name="contact"),
    path("vraag/volgen/", views.lookup, name="lookup"),
    path("vraag/ontvangen/<str:token>/", views.received, name="received"),
    path("vraag/status/<str:token>/", views.status, name="status"),
    path("vraag/status/<str:token>/afspraak.ics", views.appointment_file, name="appointment_file"),
    path("vraag/<uuid:page>/", views.ask, name="ask"),
]
