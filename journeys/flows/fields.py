"""The column that holds a definition."""

from typing import Any

from django.db import models

from journeys.flows.definition import from_json


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
