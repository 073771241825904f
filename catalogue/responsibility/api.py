"""Products with who answers for them, through the same climb as everywhere: `/api/v1/products/`."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django_filters import CharFilter
from drf_spectacular.utils import extend_schema, extend_schema_serializer, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import SimpleRouter

from catalogue.organisation.api import RefShown, page_of, ref
from catalogue.organisation.api_channels import ChannelShown, ChannelVoice, voice_of
from catalogue.organisation.api_freshness import Kept
from catalogue.organisation.api_rendering import written
from catalogue.organisation.models import Service
from catalogue.products.api import ProductFilter, ProductViewSet
from catalogue.products.api_product import ProductShown
from catalogue.products.models import ProductPage
from catalogue.responsibility import LoadedClimb, Reason, responsible_for
from catalogue.responsibility.asking import answered_by

_kept: Kept[LoadedClimb] = Kept()
_told: Kept[dict[int, Any]] = Kept()  # what the lists tell of each product, as JSON (4 KB)


class AnsweringServiceShown(RefShown):
    """The service that answers questions about the product, and how to reach it now."""

    url = serializers.URLField(help_text="The page about the service.")
    department = RefShown()
    promise = serializers.IntegerField(help_text="Working days within which a question is answered.")
    because = serializers.ChoiceField(choices=Reason.choices, help_text="Why this service answers.")
    channels = ChannelShown(many=True, help_text="Those the product chose, else all of the service.")


@extend_schema_serializer(component_name="Product")
class AnsweredProductShown(ProductShown):
    """What the city offers, and who answers for it."""

    responsible_service = AnsweringServiceShown()


class AnsweredProductFilter(ProductFilter):
    """What a list of products can be narrowed by, who answers included."""

    service = CharFilter(method="by_service", max_length=200, help_text="The service that answers: UUID or slug.")
    department = CharFilter(method="by_department", max_length=200, help_text="The department of that service.")

    def by_service(self, pages: Any, _name: str, text: str) -> Any:
        """Keep the products that this service answers for."""
        return self._answered(pages, lambda service: service, text)

    def by_department(self, pages: Any, _name: str, text: str) -> Any:
        """Keep the products that a service of this department answers for."""
        return self._answered(pages, lambda service: service.department, text)

    def _answered(self, pages: Any, row_of: Any, text: str) -> Any:
        climb: LoadedClimb = self.request.parser_context["view"].climb
        known = ((service.pk, row_of(service)) for service in climb.services.values())
        meant = {pk for pk, row in known if text == row.slug or text.lower() == str(row.uuid)}
        return answered_by(pages, meant, climb)


@extend_schema_view(list=extend_schema(summary="List products"), retrieve=extend_schema(summary="One product"))
class AnsweredProductViewSet(ProductViewSet):
    """What the city offers, ordered by title, with who answers. A removed product is gone (410) and names its heir."""

    serializer_class = AnsweredProductShown
    filterset_class = AnsweredProductFilter

    @property
    def climb(self) -> LoadedClimb:
        """Who is named where, read once for each version of the content."""
        return _kept.get(self.freshness.version, LoadedClimb.load)

    def get_queryset(self) -> QuerySet[ProductPage]:
        """Return the products, with the channels that each chose."""
        chosen = ProductPage.channels.through.objects.filter(productpage=OuterRef("pk"))
        return super().get_queryset().annotate(chosen_channel_ids=ArraySubquery(chosen.values("channel")))

    def represent(self, rows: Sequence[ProductPage]) -> list[dict[str, Any]]:
        """Return what `AnsweredProductShown` describes."""
        tell = partial(tell_responsible, climb=self.climb, voice=voice_of(self.freshness))
        return [
            {**told, "responsible_service": tell(row)} for told, row in zip(super().represent(rows), rows, strict=True)
        ]

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return one page of the list: which products is asked each time, what they tell once a version."""
        found = self.filter_queryset(self.get_queryset())
        told = _told.get(self.freshness.key, dict)
        rows: Iterable[ProductPage]
        if told:
            pages: Any = self.paginator
            keys = pages.paginate_keys(found, request)
            rows = self.get_queryset().filter(pk__in=[pk for pk in keys if pk not in told])
        else:  # the first to ask reads them at once
            rows = self.paginate_queryset(found) or ()
            keys = [row.pk for row in rows]
        for row, data in zip(rows, self.represent([*rows]), strict=True):
            told[row.pk] = written(data)
        return self.get_paginated_response([told[pk] for pk in keys if pk in told])


def tell_responsible(page: ProductPage, climb: LoadedClimb, voice: ChannelVoice) -> dict[str, Any]:
    """Return what `AnsweringServiceShown` describes."""
    answer = responsible_for(page, climb=climb)
    service: Service = answer.service
    return {
        **ref(service),
        "url": page_of(service),
        "department": ref(service.department),
        "promise": answer.promise,
        "because": answer.because.value,
        "channels": voice.tell_public(answer.channels),
    }


router = SimpleRouter(use_regex_path=False)
router.register("products", AnsweredProductViewSet, basename="product")
urlpatterns = router.urls
