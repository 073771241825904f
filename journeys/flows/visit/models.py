"""Where a flow is offered, besides the pages that its outcomes name."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable

from catalogue.products.models import ProductPage
from journeys.flows.models import FlowPage


class OfferedOn(Orderable):
    """A product whose page leads to this flow: “which permit do I need?”."""

    flow = ParentalKey(FlowPage, on_delete=models.CASCADE, related_name="offered_on")
    product = models.ForeignKey(ProductPage, on_delete=models.CASCADE, related_name="+", verbose_name=_("product"))

    panels = [PageChooserPanel("product")]

    class Meta(Orderable.Meta):
        verbose_name = _("page that leads here")
        verbose_name_plural = _("pages that lead here")

    def __str__(self) -> str:
        return f"{self.product} → {self.flow}"
