"""Guided questions for other websites: `/api/v1/flows/`."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from journeys.flows.api.following import NextView
from journeys.flows.api.views import FileSchemaView, FlowViewSet

router = SimpleRouter(use_regex_path=False)
router.register("flows", FlowViewSet, basename="flow")
urlpatterns = [
    path("flows/schema/", FileSchemaView.as_view(), name="flow-file-schema"),
    path("flows/<uuid:uuid>/next/", NextView.as_view(), name="flow-next"),
    *router.urls,
]
