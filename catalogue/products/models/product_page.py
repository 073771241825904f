"""A product: what the city offers, in the fields of the Flemish catalogue plus what that lacks."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from catalogue.organisation.models import Channel
from catalogue.products.blocks import TEXT_FEATURES, BenefitBlock, ConditionBlock, CostBlock, LinkBlock, StepBlock
from catalogue.products.forms import ProductForm
from catalogue.products.models.classification import Audience, LifeEvent, Theme
from catalogue.products.models.content_page import ContentPage
from catalogue.products.models.rewriting import RewriteStatus, immediate_values, note_rewriting
from catalogue.products.models.searchable import PageText, plain, words_of
from catalogue.products.models.wholeness import FIELDS, missing_in
from catalogue.products.panels import product_tabs
from catalogue.products.permissions import ProductPermissions


class ProductType(models.TextChoices):
    """The types of the Flemish catalogue (code list Type of IPDC); the values are its codes."""

    OBLIGATION = "FinancieleVerplichting", _("financial obligation")
    PERMISSION = "Toelating", _("permission")
    EVIDENCE = "Bewijs", _("proof")
    OBJECT = "Voorwerp", _("object")
    ADVICE = "AdviesBegeleiding", _("advice and guidance")
    FACILITY = "InfrastructuurMateriaal", _("facilities and equipment")
    BENEFIT = "FinancieelVoordeel", _("financial benefit")


class ProductPage(ContentPage):
    """One product of the city."""

    product_number = models.CharField(
        _("product number"),
        max_length=64,
        blank=True,
        db_index=True,
        help_text=_("The number that ties page, form, status and notification together."),
    )
    source_iri = models.URLField(_("source"), max_length=500, blank=True, db_index=True, editable=False)
    product_type = models.CharField(_("type"), max_length=32, blank=True, choices=ProductType.choices)

    description = models.TextField(_("description"), blank=True, max_length=600)
    body = RichTextField(_("more about it"), blank=True, features=TEXT_FEATURES)
    short_answer = models.TextField(_("short answer"), blank=True, max_length=400)
    start_label = models.CharField(_("words on the start button"), max_length=60, blank=True)
    start_url = models.URLField(_("address of the start button"), max_length=500, blank=True)

    conditions = StreamField([("condition", ConditionBlock())], blank=True, verbose_name=_("conditions"))
    procedure = StreamField([("step", StepBlock())], blank=True, verbose_name=_("how it goes"))
    costs = StreamField([("cost", CostBlock())], blank=True, verbose_name=_("costs"))
    bring = StreamField(
        [("item", blocks.RichTextBlock(label=_("to bring"), features=TEXT_FEATURES))],
        blank=True,
        verbose_name=_("what to bring"),
    )
    benefits = StreamField([("benefit", BenefitBlock())], blank=True, verbose_name=_("financial benefits"))
    legal = StreamField([("link", LinkBlock())], blank=True, verbose_name=_("legal base"))
    links = StreamField([("link", LinkBlock())], blank=True, verbose_name=_("more information"))
    duration = models.CharField(_("time it takes"), max_length=300, blank=True)
    exceptions_text = RichTextField(_("exceptions"), blank=True, features=TEXT_FEATURES)
    keywords = models.TextField(
        _("keywords"), blank=True, max_length=1000, help_text=_("Words people use that the text lacks, with commas.")
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    theme = models.ForeignKey(
        Theme, on_delete=models.PROTECT, null=True, blank=True, related_name="products", verbose_name=_("theme")
    )
    more_themes = ParentalManyToManyField(
        Theme, blank=True, related_name="more_products", verbose_name=_("more themes")
    )
    audiences = ParentalManyToManyField(Audience, blank=True, related_name="products", verbose_name=_("audiences"))
    life_events = ParentalManyToManyField(LifeEvent, blank=True, related_name="products", verbose_name=_("life events"))
    channels = ParentalManyToManyField(
        Channel,
        blank=True,
        related_name="products",
        verbose_name=_("channels"),
        help_text=_("Leave empty to show all channels of the service."),
    )

    agent_note = models.TextField(
        _("note for colleagues"), blank=True, max_length=1000, help_text=_("Only agents and experts read this.")
    )
    legally_required = models.BooleanField(_("required by law"), default=False)
    rewrite_status = models.CharField(
        _("rewrite status"), max_length=16, choices=RewriteStatus.choices, default=RewriteStatus.TO_REWRITE
    )
    rewritten_on = models.DateField(_("rewritten on"), null=True, blank=True, editable=False)
    review_on = models.DateField(_("review on"), null=True, blank=True)
    checked_on = models.DateField(_("last checked on"), null=True, blank=True)

    parent_page_types: ClassVar[list[str]] = ["products.CatalogueSection"]
    subpage_types: ClassVar[list[str]] = []
    search_prefetch: ClassVar[tuple[str, ...]] = ("more_themes", "audiences")
    lookup_kind = "product"
    base_form_class = ProductForm
    edit_handler = product_tabs()
    STREAMS: ClassVar[tuple[str, ...]] = ("conditions", "procedure", "costs", "bring", "benefits", "legal", "links")

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")

    def full_clean(self, *args: object, **kwargs: object) -> None:
        """Keep the day on which the rewriting was finished."""
        note_rewriting(self)
        super().full_clean(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; raise ValidationError for a live product without a service, however it came to be live."""
        written = kwargs.get("update_fields")
        touched = written is None or not {"live", "responsible_service"}.isdisjoint(written)
        if touched and self.live:
            self.check_service()
        super().save(*args, **kwargs)

    def missing_for_publication(self) -> dict[str, str]:
        """Return what readers, and the campaign, need."""
        values = {name: getattr(self, name) for name in FIELDS}
        values["audiences"] = list(self.audiences.all())
        return missing_in(values)

    def missing_on_any_path(self) -> dict[str, str]:
        """Return what not even an import may leave out: who answers."""
        return missing_in({"responsible_service": self.responsible_service_id})

    def check_service(self) -> None:
        """Raise ValidationError when nobody is named to answer."""
        if missing := self.missing_on_any_path():
            raise ValidationError(missing)

    def keep_immediate(self, names: Iterable[str]) -> None:
        """Write into the live row what holds without being published (owner, status of the work, review date)."""
        ProductPage.objects.filter(pk=self.pk).update(**immediate_values(self, names))

    def permissions_for_user(self, user: Any) -> ProductPermissions:
        """Return what `user` may do with this page."""
        return ProductPermissions(user, self)

    @property
    def keyword_list(self) -> list[str]:
        """The keywords, one by one."""
        return [word.strip() for word in self.keywords.split(",") if word.strip()]

    @property
    def themes(self) -> list[Theme]:
        """All themes, the main one first."""
        first = [self.theme] if self.theme else []
        return first + [theme for theme in self.more_themes.all() if theme != self.theme]

    def search_document(self) -> PageText:
        """Return the words by which this product is found; the note for colleagues stays apart."""
        streams = (" ".join(words_of(getattr(self, name).get_prep_value())) for name in self.STREAMS)
        texts = [plain(self.body), *streams, self.duration, plain(self.exceptions_text)]
        return PageText(
            kind="product",
            title=self.title,
            summary=self.description,
            number=self.product_number,
            keywords=self.keywords,
            body="\n".join(text for text in texts if text),
            answer=self.short_answer,
            agent=self.agent_note,
            themes=tuple({pk: None for pk in (self.theme_id, *(theme.pk for theme in self.more_themes.all())) if pk}),
            audiences=tuple(audience.pk for audience in self.audiences.all()),
        )
