"""How editors build topic questions: a block a kind, in the order in which they are asked.

A block's own identifier (Wagtail gives each one) is the key of the question, a list item's that of an option:
words may change, what answers and conditions point to stays.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from contactforms.topics.checks import Problem, problems
from contactforms.topics.definitions import Given, Kind, Option, TopicQuestion

MAX_LABEL, MAX_HELP, MAX_OPTION = 160, 300, 100


class GivenBlock(blocks.FieldBlock):
    """One condition, kept as `question:option:words`.

    A script (`topics/editor.js`) shows it as a choice out of the answers of the earlier questions.
    """

    def __init__(self, required: bool = True, help_text: str = "", **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"data-topic-given": _("An answer to an earlier question")})
        limit = MaxLengthValidator(500)  # no `maxlength` on the input, whose characters nobody counts
        self.field = forms.CharField(required=required, help_text=help_text, validators=[limit], widget=widget)
        super().__init__(**kwargs)

    class Meta:
        icon = "arrow-right"
        label = _("this answer")


def _only_after() -> blocks.ListBlock:
    """Return the field for the conditions: the last one of each question."""
    return blocks.ListBlock(
        GivenBlock(), label=_("Only ask this after one of these answers"), default=[], required=False
    )


class AskedBlock(blocks.StructBlock):
    """What every question has."""

    label = blocks.CharBlock(label=_("Question"), max_length=MAX_LABEL)
    help = blocks.CharBlock(
        label=_("Hint"), max_length=MAX_HELP, required=False, help_text=_("One line that helps to answer.")
    )
    required = blocks.BooleanBlock(
        label=_("Must be answered"),
        required=False,
        help_text=_("Only when the question cannot be dealt with otherwise."),
    )


class TextBlock(AskedBlock):
    """A line, or more of them."""

    long = blocks.BooleanBlock(label=_("Several lines"), required=False)
    only_if = _only_after()

    class Meta:
        icon = "edit"
        label = _("Text")


class ChoiceBlock(AskedBlock):
    """One out of a few."""

    options = blocks.ListBlock(
        blocks.CharBlock(max_length=MAX_OPTION, label=_("answer")), label=_("Answers to choose from"), default=["", ""]
    )
    only_if = _only_after()

    class Meta:
        icon = "radio-full"
        label = _("Choice: one answer")


class ChoicesBlock(ChoiceBlock):
    """Any number out of a few."""

    class Meta:
        icon = "list-ul"
        label = _("Choice: several answers")


class DateBlock(AskedBlock):
    """A day."""

    only_if = _only_after()

    class Meta:
        icon = "date"
        label = _("Date")


class PlaceBlock(AskedBlock):
    """Where something is."""

    only_if = _only_after()

    class Meta:
        icon = "site"
        label = _("Place")


class PhotoBlock(AskedBlock):
    """Photos or PDF files."""

    only_if = _only_after()

    class Meta:
        icon = "image"
        label = _("Photo or PDF")


class TopicQuestionsBlock(blocks.StreamBlock):
    """The questions in their order; `clean` refuses what could not be asked."""

    text = TextBlock()
    choice = ChoiceBlock()
    choices = ChoicesBlock()
    date = DateBlock()
    place = PlaceBlock()
    photo = PhotoBlock()

    def clean(self, value: blocks.StreamValue, **kwargs: Any) -> blocks.StreamValue:
        """Check each question, then how they hang together; a draft may still be half-built."""
        cleaned = super().clean(value, **kwargs)
        if self.is_deferred_validation:
            return cleaned
        said = [[_words(given) for given in child.value["only_if"]] for child in cleaned]
        found = problems(definitions(cleaned), said)
        if found:
            raise StreamBlockValidationError(block_errors=_by_block(found))
        return cleaned

    class Meta:
        required = False


def definitions(stream: Sequence[Any]) -> tuple[TopicQuestion, ...]:
    """Return the questions of a stream, total: a half-built one too."""
    return tuple(_definition(child) for child in stream)


def _definition(child: Any) -> TopicQuestion:
    value = child.value
    options = value["options"].bound_blocks if "options" in value else ()
    return TopicQuestion(
        key=child.id or "",
        label=value["label"] or "",
        kind=Kind(child.block_type),
        help=value["help"] or "",
        required=bool(value["required"]),
        long=bool(value.get("long")),
        options=tuple(Option(item.id or "", item.value or "") for item in options),
        only_if=tuple(_given(text) for text in value["only_if"]),
    )


def _given(text: str | None) -> Given:
    question, option, _rest = ([*(text or "").split(":", 2), "", ""])[:3]
    return Given(question, option)


def _words(text: str | None) -> str:
    return ([*(text or "").split(":", 2), "", ""])[2]


def given_text(question: str, option: str, words: str) -> str:
    """Return a condition as `GivenBlock` keeps it."""
    return f"{question}:{option}:{words}"


def _by_block(found: list[Problem]) -> dict[int, ValidationError]:
    """Return the problems as Wagtail shows them: next to the field of the block."""
    errors: dict[int, dict[str, ValidationError]] = {}
    for problem in found:
        fields = errors.setdefault(problem.question, {})
        if problem.place is None:
            fields.setdefault(problem.field, ValidationError([problem.message]))
        else:
            error = fields.get(problem.field)
            if not isinstance(error, ListBlockValidationError):
                error = fields[problem.field] = ListBlockValidationError(block_errors={})
            error.block_errors[problem.place] = ValidationError([problem.message])
    return {number: StructBlockValidationError(block_errors=fields) for number, fields in errors.items()}
