"""The steps of a journey as an editor builds them."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator, URLValidator
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup

from journeys.pages.choices import How, Side, Unit, Who, audience_choices
from journeys.pages.keys import KEY, LONGEST, free_key, key_from

CHOOSABLE = ["products.ProductPage", "flows.FlowPage", "journeys.JourneyPage", "site.InfoPage"]
FURTHEST = 730  # days; what is due later is another journey
HOW_HELP = _("How this stands to the link before it. For the first link, choose “and”.")


class PageLinkBlock(blocks.StructBlock):
    """A page of this site; its price, duration and service are read from it."""

    page = blocks.PageChooserBlock(label=_("page"), page_type=CHOOSABLE)
    title = blocks.CharBlock(
        label=_("words of the link"), max_length=120, required=False, help_text=_("Left empty, the title of the page.")
    )
    how = blocks.ChoiceBlock(label=_("and / or / optional"), choices=How.choices, default=How.AND, help_text=HOW_HELP)

    class Meta:
        icon = "doc-empty-inverse"
        label = _("page of this site")


class OutsideLinkBlock(blocks.StructBlock):
    """A service of someone else."""

    title = blocks.CharBlock(label=_("words of the link"), max_length=120)
    url = blocks.URLBlock(
        label=_("address"),
        max_length=500,
        validators=[URLValidator(schemes=["https"])],
        help_text=_("Begins with https://"),
    )
    how = blocks.ChoiceBlock(label=_("and / or / optional"), choices=How.choices, default=How.AND, help_text=HOW_HELP)

    class Meta:
        icon = "link-external"
        label = _("service of someone else")


class JourneyStepBlock(blocks.StructBlock):
    """One step: what to do, why, when, who does it, and where."""

    title = blocks.CharBlock(
        label=_("title"), max_length=120, help_text=_("Begin with a verb. For instance: “Geef je nieuwe adres door”.")
    )
    why = blocks.TextBlock(
        label=_("why"), required=False, max_length=1000, rows=3, help_text=_("One or two short sentences.")
    )
    links = blocks.StreamBlock(
        [("page", PageLinkBlock()), ("outside", OutsideLinkBlock())],
        label=_("where"),
        required=False,
        help_text=_("The pages and services with which people do this step."),
    )
    when = blocks.CharBlock(
        label=_("when"),
        max_length=120,
        required=False,
        help_text=_("In words. For instance: “binnen 8 werkdagen na je verhuis”."),
    )
    number = blocks.IntegerBlock(
        label=pgettext_lazy("of days", "number"),
        required=False,
        validators=[MinValueValidator(0), MaxValueValidator(FURTHEST)],
        help_text=_("For the calendar: the last day for this step. 0 is the day itself."),
    )
    unit = blocks.ChoiceBlock(label=_("counted in"), choices=Unit.choices, default=Unit.WORKING_DAYS)
    side = blocks.ChoiceBlock(label=_("before or after"), choices=Side.choices, default=Side.AFTER)
    who = blocks.ChoiceBlock(label=_("who does it"), choices=Who.choices, default=Who.YOU)
    who_name = blocks.CharBlock(
        label=_("who exactly"),
        max_length=80,
        required=False,
        help_text=_("For someone else. For instance: “je verhuurder”."),
    )
    cost = blocks.CharBlock(
        label=_("what it costs"), max_length=120, required=False, help_text=_("Only when no linked page says it.")
    )
    time = blocks.CharBlock(
        label=_("how long it takes"), max_length=120, required=False, help_text=_("Only when no linked page says it.")
    )
    note = blocks.TextBlock(label=_("note"), required=False, max_length=1000, rows=2)
    audiences = blocks.MultipleChoiceBlock(
        label=_("only for"),
        choices=audience_choices,
        required=False,
        widget=CheckboxSelectMultiple,
        help_text=_("Nothing ticked: for everyone."),
    )
    key = blocks.CharBlock(
        label=_("short name in addresses"),
        max_length=LONGEST,
        required=False,
        validators=[RegexValidator(KEY, _("Small letters, digits and hyphens."))],
        help_text=_("Made from the title at first, and kept when the title changes: people have it in their links."),
    )

    class Meta:
        icon = "list-ol"
        label = _("step")
        label_format = "{title}"
        form_layout = BlockGroup(
            children=[
                "title",
                "why",
                "links",
                BlockGroup(["when", "number", "unit", "side"], heading=_("When"), label_format="{when}"),
                BlockGroup(["who", "who_name", "cost", "time"], heading=_("Who and how much"), label_format="{who}"),
                "note",
            ],
            settings=["audiences", "key"],
        )


class StepsBlock(blocks.StreamBlock):
    """The steps in their order; each gets a key of its own that stays."""

    step = JourneyStepBlock()

    class Meta:
        collapsed = True  # twelve steps in view at once, to put in another order

    def clean(self, value: Any, **kwargs: Any) -> Any:
        """Clean, then give a key to the steps without one; of two the same (a copy) the first keeps it."""
        cleaned = super().clean(value, **kwargs)
        taken: set[str] = set()
        for child in cleaned:
            wanted = child.value.get("key") or key_from(child.value.get("title") or "")
            child.value["key"] = free_key(wanted, taken)
        return cleaned
