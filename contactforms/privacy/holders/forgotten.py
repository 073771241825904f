"""No table is forgotten: every text field of the contact forms stands with a holder, as personal or as harmless."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Warning, register
from django.db import models

from contactforms.privacy.holders.register import holders

DOMAIN = "contactforms."
HOLDS_TEXT = (models.CharField, models.TextField, models.JSONField, models.FileField, models.GenericIPAddressField)
OF_HISTORY = ("history_change_reason", "history_type")  # written by code, emptied with the rest


@register()
def every_text_field_is_named(**options: Any) -> list[CheckMessage]:
    """Warn about what a holder should name."""
    hint = "Name it in `personal` or `harmless` of a Holder (contactforms.privacy.holders)."
    return [Warning(f"{name} may hold personal data", hint=hint, id="privacy.W001") for name in forgotten()]


def forgotten() -> list[str]:
    """Return the text fields that no holder names, as `app_label.Model.field`."""
    named = _named()
    return sorted(name for name in text_fields() if name not in named)


def unknown() -> list[str]:
    """Return what holders name and that does not exist (any more)."""
    there = {f"{model._meta.label}.{field.name}" for model in apps.get_models() for field in model._meta.fields}
    return sorted(_named() - there)


def text_fields() -> Iterator[str]:
    """Yield every field of ours that can hold free text; a historical field counts as the one it follows."""
    for model in apps.get_models(include_auto_created=True):
        if not model.__module__.startswith(DOMAIN):
            continue
        label = getattr(model, "instance_type", model)._meta.label
        historical = hasattr(model, "instance_type")
        for field in model._meta.concrete_fields:
            if historical and field.name in OF_HISTORY:
                continue
            if isinstance(field, HOLDS_TEXT) and not field.choices:
                yield f"{label}.{field.name}"


def _named() -> set[str]:
    return {
        f"{model}.{field}"
        for holder in holders()
        for told in (holder.personal, holder.harmless)
        for model, fields in told.items()
        for field in fields
    }
