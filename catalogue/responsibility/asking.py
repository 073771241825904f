"""Which pages a service answers for, as a condition in the query: the climb, turned round.

It gives the same answer as `rules.responsible_for` without an exception for an audience or topic; a test
holds them together.
"""

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from catalogue.products.models import CatalogueSection, ProductPage
from catalogue.responsibility.climb import LoadedClimb
from catalogue.responsibility.rules import answering


def answered_by(pages: QuerySet[ProductPage], services: set[int], climb: LoadedClimb) -> QuerySet[ProductPage]:
    """Return the pages for which one of these services (primary keys) answers."""
    stands_in = {pk: answering(service) for pk, service in climb.services.items()}
    silent = [pk for pk, service in stands_in.items() if service is None]
    meant = [pk for pk, service in stands_in.items() if service is not None and service.pk in services]
    return pages.annotate(
        first_claim=Coalesce(
            _unless("responsible_service_id", silent),
            _nearest_section(silent),
            _unless("theme__service_id", silent),
            Value(climb.front_desk().pk),
            output_field=BigIntegerField(),
        )
    ).filter(first_claim__in=meant)


def _unless(field: str, silent: list[int]) -> Case | F:
    if not silent:
        return F(field)
    return Case(When(~Q(**{f"{field}__in": silent}), then=F(field)), default=None, output_field=BigIntegerField())


def _nearest_section(silent: list[int]) -> Subquery:
    below = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    sections = CatalogueSection.objects.alias(below=below).filter(below__startswith=F("path"))
    named = sections.exclude(responsible_service=None).exclude(responsible_service__in=silent).order_by("-path")
    return Subquery(named.values("responsible_service")[:1])
