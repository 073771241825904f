"""How products are sorted: themes, audiences, life events."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from catalogue.organisation.models import Service
from catalogue.organisation.models.register import Register

IPDC_CODE_HELP = _("The code of the Flemish product catalogue (IPDC), so that imports and exports understand it.")


class Classification(Register):
    """What themes, audiences and life events share."""

    description = models.TextField(_("description"), blank=True, max_length=400)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    ipdc_code = models.CharField(_("IPDC code"), max_length=60, blank=True, help_text=IPDC_CODE_HELP)

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldPanel("order"),
        FieldPanel("ipdc_code"),
    ]

    class Meta(Register.Meta):
        abstract = True
        ordering = ["order", "name"]


class Theme(Classification):
    """A subject of the website; its service answers where page and section name none."""

    service = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="themes",
        verbose_name=_("responsible service"),
    )

    panels = [*Classification.panels, FieldPanel("service")]

    class Meta(Classification.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def get_absolute_url(self) -> str:
        """Return the public address."""
        return f"/themas/{self.slug}/"


class Audience(Classification):
    """For whom a product is."""

    class Meta(Classification.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")

    def get_absolute_url(self) -> str:
        """Return the public address."""
        return f"/doelgroepen/{self.slug}/"


class LifeEvent(Classification):
    """What happens in a life that makes people need products."""

    class Meta(Classification.Meta):
        verbose_name = _("life event")
        verbose_name_plural = _("life events")

    def get_absolute_url(self) -> str:
        """Return the public address."""
        return f"/levensgebeurtenissen/{self.slug}/"
