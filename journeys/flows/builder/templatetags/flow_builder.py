"""What the builder's templates ask for."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from journeys.flows.builder.diagram.boxes import LINE, PAD, Box
from journeys.flows.builder.rich_text import media

register = template.Library()


@register.filter
def at(mapping: Mapping[str, Any], key: str) -> Any:
    """Return what a mapping holds for a key."""
    return mapping.get(key, "")


@register.filter
def line(number: int, pad: int = PAD) -> int:
    """Return where the baseline of a line of a box is, in pixels from its top."""
    return pad + LINE * number - 3


@register.filter
def mark_line(box: Box, number: int) -> int:
    """Return where the baseline of a box's mark is: below its title and kind."""
    return line(len(box.lines) + (1 if box.kind_words else 0) + number)


@register.filter
def box_in_words(box: Box) -> str:
    """Return what a box says, for who hears it."""
    what = _("Question") if box.is_question else _("Outcome")
    parts = [f"{what} {box.number}: {box.title}", box.kind_words, *(mark.word for mark in box.marks)]
    if box.is_start:
        parts.append(_("first question"))
    if box.stops:
        parts.append(_("stopped here: %(n)s") % {"n": box.stops})
    if box.ends:
        parts.append(_("came here: %(n)s") % {"n": box.ends})
    return ". ".join(part for part in parts if part)


@register.simple_tag
def editor_media() -> SafeString:
    """Return what the editor of rich text needs in the page."""
    return mark_safe(media())  # Wagtail writes it
