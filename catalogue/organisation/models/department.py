"""A department of the city."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from catalogue.organisation.models.register import Register


class Department(Register):
    """A department: services belong to one."""

    description = models.TextField(_("description"), blank=True, max_length=600)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    active = models.BooleanField(_("active"), default=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldPanel("order"),
        FieldPanel("active"),
    ]

    class Meta(Register.Meta):
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering = ["order", "name"]

    def get_absolute_url(self) -> str:
        """Return the public address."""
        return f"/departementen/{self.slug}/"
