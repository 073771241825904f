"""Colour contrast as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HEX = re.compile(r"#[0-9a-fA-F]{6}")
ENOUGH = 4.5
PAPER = "#ffffff"


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Return the relative luminance (0 black – 1 white) of `#rrggbb`."""

    def linear(part: int) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio (1–21) of two colours."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def text_on(colour: str) -> str:
    """Return white or black, whichever reads better on `colour`."""
    return "#ffffff" if contrast(colour, "#ffffff") >= contrast(colour, "#000000") else "#000000"


def mix(colour: str, other: str, share: float) -> str:
    """Return `colour` with `share` (0–1) of `other` in it."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable_on(colour: str, *papers: str, ratio: float = ENOUGH) -> str:
    """Return `colour`, moved towards black or white just far enough to read on every one of `papers`."""
    away = text_on(papers[0])
    for step in range(21):
        moved = mix(colour, away, step / 20)
        if all(contrast(moved, paper) >= ratio for paper in papers):
            return moved
    return away


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
