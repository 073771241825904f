"""Addresses."""

from django.urls import path

from cms.site import accent
from cms.site.views import classifications, organisation, search
from cms.site.views.classifications import AUDIENCES, LIFE_EVENTS, THEMES

app_name = "site"
register, row = classifications.register, classifications.register_row
urlpatterns = [
    path("themas/", register, {"kind": THEMES}, name="themes"),
    path("themas/<slug:slug>/", row, {"kind": THEMES}, name="theme"),
    path("doelgroepen/", register, {"kind": AUDIENCES}, name="audiences"),
    path("doelgroepen/<slug:slug>/", row, {"kind": AUDIENCES}, name="audience"),
    path("levensgebeurtenissen/", register, {"kind": LIFE_EVENTS}, name="life_events"),
    path("levensgebeurtenissen/<slug:slug>/", row, {"kind": LIFE_EVENTS}, name="life_event"),
    path("departementen/", organisation.departments, name="departments"),
    path("departementen/<slug:slug>/", organisation.department, name="department"),
    path("diensten/", organisation.services, name="services"),
    path("diensten/<slug:slug>/", organisation.service, name="service"),
    path("zoeken/", search.search, name="search"),
    path("site/accent/<slug:colour>.css", accent.accent_css, name="accent"),
]
