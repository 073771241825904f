"""Whatever accent the settings accept, every text in it can be read, by day and by night."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from cms.site.accent import DARK, LIGHT, shades
from cms.site.colours import contrast, mix, text_on, validate_accent
from cms.site.models import CitySettings

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def accepted(colour: str) -> bool:
    try:
        validate_accent(colour)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("colour", ["#ffd200", "#777777", "#ffffff", "geel", "#12", "", "#00597b;}"])
def test_pale_and_odd_colours_are_refused_in_dutch(colour: str) -> None:
    with pytest.raises(ValidationError) as error:
        CitySettings(accent=colour).full_clean(exclude=["site"])
    assert "accent" in error.value.message_dict


def test_the_refusal_says_what_to_do() -> None:
    with pytest.raises(ValidationError, match=r"Te licht.*donkerdere kleur"):
        validate_accent("#ffd200")


@given(COLOURS)
def test_text_in_any_accepted_accent_can_be_read(colour: str) -> None:
    if not accepted(colour):
        return
    for papers in (LIGHT, DARK):
        roles = shades(colour, papers)
        assert contrast(roles.accent, roles.on_accent) >= 4.5
        for paper in (*papers, roles.soft):
            assert contrast(roles.link, paper) >= 4.5
        assert contrast("#e9edf1" if papers is DARK else "#17212b", roles.soft) >= 7


@given(COLOURS, COLOURS, st.floats(0, 1))
def test_a_mixture_is_a_colour(one: str, other: str, share: float) -> None:
    assert re.fullmatch(r"#[0-9a-f]{6}", mix(one, other, share))
    assert contrast(one, text_on(one)) >= 4.5


@pytest.mark.django_db
def test_the_stylesheet_of_a_colour(client: Client) -> None:
    answer = client.get("/site/accent/00597b.css")
    assert answer["Content-Type"].startswith("text/css")
    assert "immutable" in answer["Cache-Control"]
    assert b"--accent:#00597b" in answer.content
    assert b"prefers-color-scheme:dark" in answer.content


@pytest.mark.django_db
@pytest.mark.parametrize("colour", ["ffd200", "zzzzzz", "00597", "00597b00"])
def test_a_colour_that_would_be_refused_has_no_stylesheet(client: Client, colour: str) -> None:
    assert client.get(f"/site/accent/{colour}.css").status_code == 404


@pytest.mark.django_db
def test_a_new_accent_is_on_the_next_page(client: Client) -> None:
    client.get("/")
    city = CitySettings.objects.get()
    city.accent = "#7B0041"
    city.save()
    assert b"/site/accent/7b0041.css" in client.get("/").content
