"""The home page, plain pages, and how the city looks."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page

from catalogue.products.models import ContentPage
from cms.site.colours import HEX, validate_accent

STANDARD_ACCENT = "#00597b"


class HomePage(ContentPage):
    """The front page of the site."""

    introduction = models.CharField(_("introduction"), max_length=200, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        InlinePanel(
            "often_needed",
            heading=_("often needed"),
            label=_("product"),
            max_num=8,
            help_text=_("These products come first. The places left are filled with what people ask most."),
        ),
        FieldPanel("responsible_service"),
    ]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    lookup_kind = "home"
    max_count = 1

    class Meta:
        verbose_name = _("home page")


class OftenNeeded(Orderable):
    """A product that the editors put on the home page."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="often_needed")
    product = models.ForeignKey(
        "products.ProductPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("product")
    )

    panels = [FieldPanel("product")]

    class Meta(Orderable.Meta):
        verbose_name = _("often needed product")
        verbose_name_plural = _("often needed products")

    def __str__(self) -> str:
        return str(self.product)


class InfoPage(ContentPage):
    """A plain page of text, such as the accessibility statement."""

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)
    body = RichTextField(_("text"), features=["h2", "h3", "bold", "italic", "ol", "ul", "link"])

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        FieldPanel("responsible_service"),
    ]
    parent_page_types: ClassVar[list[str]] = ["site.HomePage", "site.InfoPage"]

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")


@register_setting(icon="site")
class CitySettings(BaseSiteSetting):
    """The city's name, logo, colour and picture."""

    city_name = models.CharField(_("name of the city"), max_length=80, default="Stad Hasselt")
    logo = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        default=STANDARD_ACCENT,
        validators=[validate_accent],
        help_text=_("As #rrggbb. Text on it must be readable: a contrast of at least 4.5 to 1."),
    )
    hero = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("large picture on the home page"),
    )
    alert = models.CharField(_("message above every page"), max_length=300, blank=True)

    panels = [
        FieldPanel("city_name"),
        FieldPanel("logo"),
        FieldPanel("accent"),
        FieldPanel("hero"),
        FieldPanel("alert"),
    ]

    class Meta:
        verbose_name = _("look of the site")

    @property
    def accent_digits(self) -> str:
        """The colour as it stands in the address of its stylesheet."""
        return (self.accent if HEX.fullmatch(self.accent) else STANDARD_ACCENT)[1:].lower()
