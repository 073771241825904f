"""The city's accent colour as a stylesheet: what `tokens.css` leaves open, worked out by contrast.

The colour stands in the address, so that a new colour is a new address: pages need no inline style and
browsers may keep the answer for ever.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from cms.site.colours import ENOUGH, mix, readable_on, text_on, validate_accent

# The papers of tokens.css: pages, and the softer one of boxes.
LIGHT = ("#ffffff", "#f4f5f2")
DARK = ("#13181e", "#1c232b")
ENOUGH_AT_NIGHT = 6.5  # more than asked: thin bright letters on black tire the eye


@dataclass(frozen=True, slots=True)
class Shades:
    """The accent's roles on one kind of paper."""

    accent: str
    on_accent: str
    link: str
    soft: str


def shades(accent: str, papers: tuple[str, str]) -> Shades:
    """Return the roles of `accent` on these papers; every text reaches 4.5:1 on what it stands on."""
    paper = papers[0]
    soft = mix(paper, accent, 0.08 if paper == LIGHT[0] else 0.22)
    link = readable_on(accent, paper, papers[1], soft, ratio=ENOUGH if paper == LIGHT[0] else ENOUGH_AT_NIGHT)
    fill = accent if paper == LIGHT[0] else link
    return Shades(fill, text_on(fill), link, soft)


def _rules(roles: Shades) -> str:
    return (
        f":root{{--accent:{roles.accent};--on-accent:{roles.on_accent};--link:{roles.link};--accent-soft:{roles.soft}}}"
    )


@cache_control(public=True, max_age=31_536_000, immutable=True)
def accent_css(request: HttpRequest, colour: str) -> HttpResponse:
    """Serve the roles of `colour` (six hexadecimal digits); a colour the settings would refuse is not found."""
    accent = f"#{colour}"
    try:
        validate_accent(accent)
    except ValidationError as error:
        raise Http404 from error
    light, dark = _rules(shades(accent, LIGHT)), _rules(shades(accent, DARK))
    text = f"{light}\n@media screen and (prefers-color-scheme:dark){{{dark}}}\n"
    return HttpResponse(text, content_type="text/css; charset=utf-8")
