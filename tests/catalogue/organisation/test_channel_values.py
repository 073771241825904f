"""A channel's value: what each kind takes, how it is written, which link it makes, and what is refused."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from catalogue.organisation.channel_values import clean_value, link_for
from catalogue.organisation.models import Channel, ChannelKind
from tests.factories import make_service

WRITTEN = [
    ("phone", "011 23 90 00", "011 23 90 00", "tel:+3211239000"),
    ("phone", "011/23.90.00", "011 23 90 00", "tel:+3211239000"),
    ("phone", "+32 11 23 90 00", "011 23 90 00", "tel:+3211239000"),
    ("phone", "0032 11 23 90 00", "011 23 90 00", "tel:+3211239000"),
    ("phone", "0470 12 34 56", "0470 12 34 56", "tel:+32470123456"),
    ("phone", "0800 12 345", "0800 12 345", "tel:+3280012345"),
    ("phone", "078 15 16 17", "078 15 16 17", "tel:+3278151617"),
    ("phone", "070 24 52 45", "070 24 52 45", "tel:+3270245245"),
    ("phone", "1700", "1700", "tel:1700"),
    ("phone", "17 00", "1700", "tel:1700"),
    ("phone", "112", "112", "tel:112"),
    ("phone", "011 23 90 00 ext. 12", "011 23 90 00 ext. 12", "tel:+3211239000;ext=12"),
    ("phone", "011 23 90 00 toestel 12", "011 23 90 00 ext. 12", "tel:+3211239000;ext=12"),
    ("phone", "+31 20 624 1111", "+31 20 624 1111", "tel:+31206241111"),
    ("whatsapp", "0470 12 34 56", "0470 12 34 56", "https://wa.me/32470123456"),
    ("email", "  onthaal@hasselt.example ", "onthaal@hasselt.example", "mailto:onthaal@hasselt.example"),
    ("counter", "Limburgplein 1,  3500 Hasselt", "Limburgplein 1, 3500 Hasselt", ""),
    ("post", "Limburgplein 1, 3500 Hasselt", "Limburgplein 1, 3500 Hasselt", ""),
    ("form", "/contact/", "/contact/", "/contact/"),
    ("form", "https://formulier.hasselt.example/a?b=c", "https://formulier.hasselt.example/a?b=c", None),
    ("appointment", "https://afspraken.hasselt.example", "https://afspraken.hasselt.example", None),
    ("self_service", "https://loket.hasselt.example", "https://loket.hasselt.example", None),
    ("chat", "/chat/", "/chat/", "/chat/"),
    ("video", "https://video.hasselt.example/1", "https://video.hasselt.example/1", None),
]

REFUSED = [
    ("phone", "12"),
    ("phone", "011 23"),
    ("phone", "bel ons"),
    ("phone", "011 23 90 00 of 011 23 90 01"),
    ("phone", "onthaal@hasselt.example"),
    ("phone", "javascript:alert(1)"),
    ("whatsapp", "geen nummer"),
    ("email", "onthaal"),
    ("email", "onthaal@"),
    ("email", "a@b.example, c@d.example"),
    ("email", "011 23 90 00"),
    ("counter", "stadhuis"),
    ("counter", "Limburgplein 1 Hasselt"),
    ("post", "3500"),
    ("form", "contact"),
    ("form", "//elders.example/"),
    ("form", "javascript:alert(1)"),
    ("form", "ftp://elders.example/"),
    ("appointment", "afspraken.hasselt.example"),
    ("self_service", "data:text/html,hallo"),
]


@pytest.mark.parametrize(("kind", "value", "written", "href"), WRITTEN)
def test_a_fitting_value_is_written_one_way_and_makes_a_link(kind, value, written, href):
    assert clean_value(kind, value) == written
    assert link_for(kind, written) == (written if href is None else href)


@pytest.mark.parametrize(("kind", "value", "_written", "_href"), WRITTEN)
def test_writing_it_twice_changes_nothing(kind, value, _written, _href):
    once = clean_value(kind, value)
    assert clean_value(kind, once) == once


@pytest.mark.parametrize(("kind", "value"), REFUSED)
def test_what_does_not_fit_is_refused_beside_the_value(kind, value):
    with pytest.raises(ValidationError) as refused:
        clean_value(kind, value)
    assert set(refused.value.message_dict) == {"value"}


def test_every_kind_has_a_rule():
    assert {kind for kind, *_rest in WRITTEN} == set(ChannelKind.values)
    for kind in ChannelKind.values:
        with pytest.raises(ValidationError):
            clean_value(kind, "?")


@pytest.mark.django_db
def test_the_model_says_it_in_dutch_and_checks_the_hours():
    channel = Channel(service=make_service(), kind="phone", value="bel ons", opening_hours="altijd")
    with override("nl"), pytest.raises(ValidationError) as refused:
        channel.full_clean()
    assert "telefoonnummer" in refused.value.message_dict["value"][0]
    assert "openingsuren" in refused.value.message_dict["opening_hours"][0]
