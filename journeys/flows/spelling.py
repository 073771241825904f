"""How names of places are compared: however a street or postal code is written, it is the same place."""

import re

from catalogue.search.dutch.fold import fold

LONGEST = 120
CODE = re.compile(r"[1-9]\d{3}")
WORD = re.compile(r"[a-z0-9]+")
SHORT = {
    "st": "sint", "burg": "burgemeester", "dr": "dokter", "gen": "generaal", "kan": "kanunnik", "kard": "kardinaal",
    "kol": "kolonel", "mgr": "monseigneur", "past": "pastoor", "prof": "professor", "olv": "onzelievevrouw",
    "str": "straat", "stwg": "steenweg", "stw": "steenweg", "ln": "laan", "pl": "plein",
}  # fmt: skip
ENDINGS = (("steenwg", "steenweg"), ("stwg", "steenweg"), ("str", "straat"), ("ln", "laan"), ("pl", "plein"))


def folded(name: str) -> str:
    """Return the name in a table as it is compared: a postal code without its town, a street in one piece."""
    words = _words(name)
    if words and CODE.fullmatch(words[0]):
        return words[0]
    return "".join(words)[:LONGEST]


def spellings(typed: str) -> list[str]:
    """Return, best first, what someone who types this may mean: the whole, a street without its number, a postal code.

    “Sint-Truidersteenweg 12, 3500 Hasselt”, “St.-Truidersteenweg” and “3500 Hasselt” are all understood.
    """
    street, *rest = typed[:LONGEST].split(",")
    words = _words(street)
    code = words[0] if words and CODE.fullmatch(words[0]) else ""
    if code:
        words = words[1:]
    number = next((place for place, word in enumerate(words) if place and word[0].isdigit()), len(words))
    later = [word for word in (*words[number + 1 :], *_words(" ".join(rest))) if CODE.fullmatch(word)]
    meant = ["".join(words), "".join(words[:number]), code, *later]
    return list(dict.fromkeys(one[:LONGEST] for one in meant if one))


def _words(text: str) -> list[str]:
    words = WORD.findall(fold(text).replace("o.l.v", "olv"))
    if len(words) > 1 and words[0] == "b" and CODE.fullmatch(words[1]):  # B-3500
        words = words[1:]
    return [_whole(word) for word in words]


def _whole(word: str) -> str:
    if word in SHORT:
        return SHORT[word]
    for ending, whole in ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + whole
    return word
