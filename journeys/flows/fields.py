"""The column that holds a definition."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from journeys.flows.definition import Definition, DefinitionError, from_json

Reference = tuple[type[models.Model], str, str, str]  # model, primary key, path in the model, path in this content


class DefinitionField(models.JSONField):
    """The JSON of a definition; what is not of its form is refused by `full_clean`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Raise ValidationError naming every fault."""
        super().validate(value, model_instance)
        from_json(value)

    def extract_references(self, value: Any) -> Iterator[Reference]:
        """Yield the pages that a definition names, so that Wagtail says of each where it is used. At most 3 queries."""
        try:
            named = _named(from_json(value))
        except DefinitionError:
            return
        for label, uuids in named.items():
            model = apps.get_model(label)  # the journeys stand above the flows
            for pk in model._default_manager.filter(uuid__in=uuids).values_list("pk", flat=True):
                yield model, str(pk), "pages", "pages"


def _named(flow: Definition) -> dict[str, set[UUID]]:
    """Return model → the identifiers of what is named."""
    return {
        "flows.FlowPage": {question.part for question in flow.questions if question.part},
        "journeys.JourneyPage": {outcome.journey for outcome in flow.outcomes if outcome.journey},
        "products.ProductPage": {product for outcome in flow.outcomes for product in outcome.products},
    }
