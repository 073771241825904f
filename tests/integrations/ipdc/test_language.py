import pytest

from integrations.ipdc.language import Origin, choose

CASES = [
    ({"nl": "plain", "nl-be-x-informal": "je", "nl-be-x-formal": "u"}, "je", Origin.WRITTEN),
    ({"nl": "plain", "nl-be-x-formal": "u"}, "plain", Origin.WRITTEN),
    ({"nl-be-x-formal": "u", "en": "you"}, "u", Origin.WRITTEN),
    ({"nl-be-x-informal": "  ", "nl": "plain"}, "plain", Origin.WRITTEN),
    ({"nl-be-x-generated-informal": "je", "nl": "plain"}, "plain", Origin.WRITTEN),
    ({"nl-be-x-generated-formal": "u", "nl-be-x-generated-informal": "je"}, "je", Origin.GENERATED),
    ({"nl-be-x-generated-formal": "u", "en": "you"}, "u", Origin.GENERATED),
    ({"nl-be": "vlaams", "en": "you"}, "vlaams", Origin.WRITTEN),
    ({"en": "you", "und": "niets gezegd"}, "niets gezegd", Origin.FOREIGN),
    ({"en": "you", "de": "sie"}, "sie", Origin.FOREIGN),
    ({}, "", Origin.NONE),
]


@pytest.mark.parametrize(("texts", "chosen", "origin"), CASES)
def test_chooses(texts, chosen, origin):
    choice = choose(texts)
    assert (choice.text, choice.origin) == (chosen, origin)
