"""Colour contrast as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HEX = re.compile(r"#[0-9a-fA-F]{6}")
ENOUGH = 4.5
PAPER = "#ffffff"


def luminance(colour: str) -> float:
    """Return the relative luminance (0 black – 1 white) of `#rrggbb`."""

    def linear(part: str) -> float:
        value = int(part, 16) / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(colour[i : i + 2]) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio (1–21) of two colours."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def text_on(colour: str) -> str:
    """Return white or black, whichever reads better on `colour`."""
    return "#ffffff" if contrast(colour, "#ffffff") >= contrast(colour, "#000000") else "#000000"


def validate_accent(value: str) -> None:
    """Refuse what is no colour, and a colour whose links would be too pale on paper."""
    if not HEX.fullmatch(value):
        raise ValidationError(_("Write the colour as #rrggbb, for instance #00597b."))
    ratio = contrast(value, PAPER)
    if ratio < ENOUGH:
        raise ValidationError(
            _("Too pale: the contrast with white is %(ratio).1f, at least 4.5 is needed. Choose a darker colour."),
            params={"ratio": ratio},
        )
