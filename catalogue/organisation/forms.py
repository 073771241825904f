"""How a service is chosen in every form of the admin."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.db.models import ForeignKey
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import register_form_field_override

from catalogue.organisation.models import Service


class _ByDepartment(ModelChoiceIterator):
    """Services under the names of their departments, those out of use last."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        rows = self.queryset.select_related("department").order_by(
            "-active", "department__order", "department__name", "name"
        )
        for heading, services in groupby(rows, key=_heading):
            yield (heading, [self.choice(service) for service in services])


def _heading(service: Service) -> str:
    return service.department.name if service.active else _("No longer in use")


class ServiceChoiceField(forms.ModelChoiceField):
    """A choice of services, grouped by department."""

    iterator = _ByDepartment

    def __init__(self, queryset: Any = None, **kwargs: Any) -> None:
        super().__init__(queryset if queryset is not None else Service.objects.all(), **kwargs)


def use_everywhere() -> None:
    """Let every form of the admin choose a service this way."""
    register_form_field_override(ForeignKey, to=Service, override={"form_class": ServiceChoiceField})
