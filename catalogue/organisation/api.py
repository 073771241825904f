"""Departments, services and channels: `/api/v1/departments/`, `/services/`, `/channels/`."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from django_filters import ChoiceFilter, FilterSet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.routers import SimpleRouter

from catalogue.organisation.api_channels import ChannelShown, voice_of
from catalogue.organisation.api_filters import RowFilter
from catalogue.organisation.api_views import ReadOnly, Shown
from catalogue.organisation.models import Channel, ChannelKind, Department, Service
from catalogue.organisation.problems import Gone


class RefShown(Shown):
    """Which row: its UUID is stable, its name is for display."""

    uuid = serializers.UUIDField()
    name = serializers.CharField()


class DepartmentShown(RefShown):
    """A department of the city."""

    slug = serializers.CharField()
    url = serializers.URLField(help_text="The page about it.")
    description = serializers.CharField()
    services = RefShown(many=True)


class ServiceShown(RefShown):
    """The team that answers, with every public way to reach it."""

    slug = serializers.CharField()
    url = serializers.URLField(help_text="The page about it.")
    description = serializers.CharField()
    promise = serializers.IntegerField(help_text="Working days within which a question is answered.")
    is_front_desk = serializers.BooleanField(help_text="Answers whatever has no other service.")
    department = RefShown()
    channels = ChannelShown(many=True)


class ServiceChannelShown(ChannelShown):
    """A way to reach a service, and which service."""

    service = RefShown()


def ref(row: Any) -> dict[str, Any]:
    """Return what `RefShown` describes."""
    return {"uuid": str(row.uuid), "name": row.name}


def page_of(row: Any) -> str:
    """Return the address of the page about a row."""
    return f"{settings.CITY_BASE_URL.rstrip('/')}{row.get_absolute_url()}"


def register_row(row: Any) -> dict[str, Any]:
    """Return what every register with a page shows."""
    return {**ref(row), "slug": row.slug, "url": page_of(row), "description": row.description}


@extend_schema_view(list=extend_schema(summary="List departments"), retrieve=extend_schema(summary="One department"))
class DepartmentViewSet(ReadOnly):
    """Departments of the city, with their services."""

    serializer_class = DepartmentShown
    queryset = Department.objects.filter(active=True).order_by("order", "name", "pk")

    def get_queryset(self) -> QuerySet[Department]:
        """Return departments with the services that answer."""
        return super().get_queryset().prefetch_related(
            Prefetch("services", Service.objects.filter(active=True).order_by("name", "pk"))
        )  # fmt: skip

    def represent(self, rows: Sequence[Department]) -> list[dict[str, Any]]:
        """Return what `DepartmentShown` describes."""
        return [{**register_row(row), "services": [ref(service) for service in row.services.all()]} for row in rows]


class ServiceFilter(FilterSet):
    """Services of a department."""

    department = RowFilter("department", what="department")


@extend_schema_view(list=extend_schema(summary="List services"), retrieve=extend_schema(summary="One service"))
class ServiceViewSet(ReadOnly):
    """The teams that answer, with how to reach them now. A merged service is gone (410) and names its successor."""

    serializer_class = ServiceShown
    filterset_class = ServiceFilter
    queryset = Service.objects.filter(active=True).order_by("name", "pk")

    def get_queryset(self) -> QuerySet[Service]:
        """Return services with what is told about them."""
        return super().get_queryset().select_related("department").prefetch_related("channels")

    def get_object(self) -> Service:
        """Return the service; raise Gone for one that no longer answers."""
        try:
            return super().get_object()
        except Http404:
            former = Service.objects.filter(uuid=self.kwargs["uuid"]).select_related("successor").first()
            if former is None:
                raise
            raise Gone(_("This service no longer exists."), *_living_successor(former)) from None

    def represent(self, rows: Sequence[Service]) -> list[dict[str, Any]]:
        """Return what `ServiceShown` describes."""
        voice = voice_of(self.freshness)
        return [
            {
                **register_row(row),
                "promise": row.promise,
                "is_front_desk": row.is_front_desk,
                "department": ref(row.department),
                "channels": voice.tell_public(row.channels.all()),
            }
            for row in rows
        ]


def _living_successor(former: Service) -> tuple[str | None, UUID | None]:
    """Return address and identity of the service that answers now, over any number of mergers."""
    current = former.successor
    while current is not None and not current.active:
        current = current.successor
    return (page_of(current), current.uuid) if current is not None else (None, None)


class ChannelFilter(FilterSet):
    """Channels of a service or of a kind."""

    service = RowFilter("service", what="service")
    kind = ChoiceFilter(choices=ChannelKind.choices)


@extend_schema_view(list=extend_schema(summary="List channels"), retrieve=extend_schema(summary="One channel"))
class ChannelViewSet(ReadOnly):
    """Every public way to reach a service."""

    serializer_class = ServiceChannelShown
    filterset_class = ChannelFilter
    queryset = Channel.objects.filter(active=True, public=True, service__active=True).order_by(
        "service__name", "order", "pk"
    )

    def get_queryset(self) -> QuerySet[Channel]:
        """Return channels with their service."""
        return super().get_queryset().select_related("service")

    def represent(self, rows: Sequence[Channel]) -> list[dict[str, Any]]:
        """Return what `ServiceChannelShown` describes."""
        voice = voice_of(self.freshness)
        return [{**voice.tell(row), "service": ref(row.service)} for row in rows]


router = SimpleRouter(use_regex_path=False)
router.register("departments", DepartmentViewSet, basename="department")
router.register("services", ServiceViewSet, basename="service")
router.register("channels", ChannelViewSet, basename="channel")
urlpatterns = router.urls
