"""Addresses of what goes along with a contact; identities only."""

from django.urls import path

from contactforms.portal.along.views import flows, journeys

urlpatterns = [
    path("contacten/<uuid:contact>/reis/<uuid:journey>/", journeys.journey, name="journey"),
    path("contacten/<uuid:contact>/reis/<uuid:journey>/versturen/", journeys.send_remaining, name="journey_send"),
    path("contacten/<uuid:contact>/hulp/<uuid:flow>/", flows.flow, name="flow"),
]
