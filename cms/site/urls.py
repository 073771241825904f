"""Addresses."""

from django.urls import path, re_path
from wagtail.urls import serve_pattern

from cms.site import accent
from cms.site.views import classifications, flows, journeys, machines, organisation, pages, search
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
    path("mijn-lijst/<slug:slug>/", journeys.my_list, name="my_list"),
    path("zoeken/", search.search, name="search"),
    path("zoeken/suggesties/", search.suggest, name="suggest"),
    path("site/accent/<slug:colour>.css", accent.accent_css, name="accent"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", machines.sitemap_part, name="sitemap_part"),
    path("robots.txt", machines.robots, name="robots"),
    path("favicon.ico", machines.Favicon.as_view(), name="favicon"),
    path("<path:where>/vraag/", flows.question, name="flow_question"),
    path("<path:where>/plaatsen/", flows.places, name="flow_places"),
    path("<path:where>/verlaat/", flows.leave, name="flow_leave"),
    re_path(serve_pattern, pages.serve, name="page"),
]
