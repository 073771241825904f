"""The repeatable parts of a product: what an editor adds row by row."""

from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class LinkBlock(blocks.StructBlock):
    """A link with words."""

    title = blocks.CharBlock(label=_("words of the link"), max_length=120)
    url = blocks.URLBlock(label=_("address"), max_length=500)

    class Meta:
        icon = "link"
        label = _("link")


class ConditionBlock(blocks.StructBlock):
    """One condition, and what proves it."""

    title = blocks.CharBlock(label=_("title"), max_length=120, required=False)
    text = blocks.RichTextBlock(label=_("text"), features=TEXT_FEATURES, required=False)
    evidence = blocks.RichTextBlock(label=_("proof"), features=TEXT_FEATURES, required=False)

    class Meta:
        icon = "check"
        label = _("condition")


class StepBlock(blocks.StructBlock):
    """One step of the procedure, with its links."""

    title = blocks.CharBlock(label=_("title"), max_length=120, required=False)
    text = blocks.RichTextBlock(label=_("text"), features=TEXT_FEATURES, required=False)
    links = blocks.ListBlock(LinkBlock(), label=_("links"), default=[])

    class Meta:
        icon = "list-ol"
        label = _("step")


class CostBlock(blocks.StructBlock):
    """One cost; the amount in euro only when there is one."""

    title = blocks.CharBlock(label=_("title"), max_length=120, required=False)
    text = blocks.RichTextBlock(label=_("text"), features=TEXT_FEATURES, required=False)
    amount = blocks.DecimalBlock(
        label=_("amount in euro"), required=False, decimal_places=2, validators=[MinValueValidator(0)]
    )
    checked = blocks.DateBlock(label=_("price checked on"), required=False)

    class Meta:
        icon = "tag"
        label = _("cost")


class BenefitBlock(blocks.StructBlock):
    """A financial benefit."""

    title = blocks.CharBlock(label=_("title"), max_length=120, required=False)
    text = blocks.RichTextBlock(label=_("text"), features=TEXT_FEATURES, required=False)
    amount = blocks.DecimalBlock(
        label=_("amount in euro"), required=False, decimal_places=2, validators=[MinValueValidator(0)]
    )

    class Meta:
        icon = "pick"
        label = _("financial benefit")
