"""What a question looks like by its form alone: a number, a phone number, an address. Pure; any text will do."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers

from catalogue.search.dutch.fold import fold
from catalogue.search.dutch.stopwords import STOP_WORDS

LONGEST = 400  # signs looked at, as of every question


class What(StrEnum):
    """The kinds of thing that are understood for what they are."""

    PRODUCT_NUMBER = "product_number"
    PHONE = "phone"
    EMAIL = "email"
    REFERENCE = "reference"
    POSTAL_CODE = "postal_code"
    STREET = "street"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Shape:
    """One reading of a question: `value` written one way, `rest` the words around it, `sure` when it is no guess."""

    what: What
    value: str
    rest: str = ""
    sure: bool = True


NUMBER = re.compile(
    r"(?:(?:product|fiche)?\s?(?:(?:nummer|number|nr|no)\b|n°)?[\s.:]{0,3})?#?\s?"
    r"([a-z]{0,4}[ -]?\d[\d ./-]{0,30}[a-z]?)",
    re.I,
)
EMAIL = re.compile(r"[^\W_][\w.+-]{0,63}@[^\W_][\w.-]{0,190}\.[a-z]{2,24}", re.I)
# A run of digits as people write a phone number; the library says whether it is one.
PHONE = re.compile(r"(?<![\w.,+-])(?:\+|\(?0|(?=32))[\d\s()/.–-]{6,24}\d(?!\w|[.,-]\d)")
# The letters of a reference (no vowels, nothing that looks like something else); never opened by itself.
SIGN = "[2-9B-DF-HJ-NP-RTV-XZ]"
REFERENCE = re.compile(
    r"(?:(?:vraag|dossier)?\s?(?:ref(?:erentie)?|nummer|nr)?\b[\s.:]{0,3})?#?\s?"
    + f"({SIGN}{{4}})([ -]?)({SIGN}{{4}})",
    re.I,
)
POSTAL = re.compile(r"(?<![\w.,/+-])(?:B-?)?([1-9]\d{3})(?![\w/]|[.,-]\d)", re.I)
ANTWERP = {"2000", "2018", "2020", "2030", "2040", "2050", "2060", "2070"}  # the others of 20xx are years
HEADS = (
    "burgemeester|dokter|dr|generaal|gouverneur|graaf|heilige?|kanunnik|kapitein|kardinaal|koning(?:in)?|maarschalk"
    "|minister|monseigneur|oude?|pastoor|pater|prins(?:es)?|prof(?:essor)?|sint|st|grote|kleine|nieuwe"
)
ALWAYS = "straat|straatje|laan|plein|pleintje|steenweg|dreef|singel|kaai|boulevard|esplanade"
WITH_NUMBER = f"{ALWAYS}|weg|baan|dijk|pad|hof|park|markt|ring|berg|veld|heide|kouter"
BARE = rf"(?:{ALWAYS}|markt)"  # with a word before it: “Kempische Steenweg”
HOUSE = r"(?:nr\.?\s{0,3})?\d{1,4}(?:\s?[a-f]\b|/\d{1,3})?(?:\s{0,3},?\s{0,3}\b(?:bus|b)\s{0,3}\d{1,4})?(?![\w.]|-\d)"
STREET = re.compile(
    rf"\b((?:(?:{HEADS})\.?[\s-]{{1,3}})?(?:(?:\w{{2,30}}[\s-]{{1,3}})?{BARE}|\w[\w'-]{{1,40}}?(?:{WITH_NUMBER})))"
    rf"\s{{0,3}},?\s{{0,3}}({HOUSE})"
)
STREET_ALONE = re.compile(rf"((?:(?:{HEADS})\.?[\s-])?\w[\w'-]{{2,40}}?(?:{ALWAYS}))")
PLACE = re.compile(r"\s*[,-]?\s*[^\W\d_][^\W\d_-]{2,30}")


def shapes(query: str, city: Mapping[str, Collection[str]]) -> Iterator[Shape]:
    """Yield the readings of `query`, the most telling first; `city`: its postal codes with their (folded) places."""
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in query[:LONGEST]).split())
    for reading in (_reference, _email, _number, _phone):
        yield from reading(text)
    yield from _street(text, city)
    yield from _postal(text, city)


def _reference(text: str) -> Iterator[Shape]:
    found = REFERENCE.fullmatch(text)
    if found:
        letters = (found[1] + found[3]).upper()
        mixed = any(sign.isdigit() for sign in letters) and any(sign.isalpha() for sign in letters)
        if mixed or found[2] == "-":
            yield Shape(What.REFERENCE, f"{letters[:4]}-{letters[4:]}", sure=mixed)


def _email(text: str) -> Iterator[Shape]:
    found = EMAIL.search(text)
    if found:
        yield Shape(What.EMAIL, found[0].lower(), _without(text, found))


def _number(text: str) -> Iterator[Shape]:
    found = NUMBER.fullmatch(text)
    if found and any(sign.isdigit() for sign in found[1]):
        yield Shape(What.PRODUCT_NUMBER, found[1].strip(), sure=False)


def _phone(text: str) -> Iterator[Shape]:
    bare = re.sub(r"\A(?:tel(?:efoon(?:nummer)?)?|bel|gsm|nummer|nr)\b[\s.:]*", "", text, flags=re.I)
    if re.fullmatch(r"1\d{2}(?:\s?\d)?|1\d\s?\d\d", bare):
        yield Shape(What.PHONE, bare.replace(" ", ""), sure=False)
    found = PHONE.search(text)
    if found:
        try:
            number = phonenumbers.parse(found[0], "BE")
        except phonenumbers.NumberParseException:
            return
        if phonenumbers.is_possible_number(number) and (number.country_code == 32 or found[0].startswith(("+", "00"))):
            written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            yield Shape(What.PHONE, written, _without(text, found), sure=phonenumbers.is_valid_number(number))


def _street(text: str, city: Mapping[str, Collection[str]]) -> Iterator[Shape]:
    folded = fold(text)
    if len(folded) != len(text):  # a sign that folds into two: places would no longer agree
        text = folded
    found = STREET.search(folded)
    if found and found[1].split()[0] not in STOP_WORDS and found[1] not in ALWAYS.split("|"):
        rest = _without(text, found)
        yield Shape(What.STREET, text[found.start() : found.end()], next((s.rest for s in _postal(rest, city)), rest))
    elif alone := STREET_ALONE.fullmatch(folded):
        yield Shape(What.STREET, text[alone.start() : alone.end()], sure=False)


def _postal(text: str, city: Mapping[str, Collection[str]]) -> Iterator[Shape]:
    """A postal code of another city is only taken for one where it stands alone, or with a place behind it."""
    for found in POSTAL.finditer(text):
        code = found[1]
        place = PLACE.match(text, found.end())
        if code in city:
            ours = place is not None and fold(place[0].strip(" ,-")) in city[code]
            yield Shape(What.POSTAL_CODE, code, _without(text, found, place.end() if ours and place else None))
            return
        alone = found.start() == 0 and (place.end() if place else found.end()) == len(text)
        if alone and code <= "9992" and (not code.startswith("20") or code in ANTWERP):
            yield Shape(What.POSTAL_CODE, code, sure=False)


def _without(text: str, found: re.Match[str], end: int | None = None) -> str:
    rest = text[: found.start()] + " " + text[end or found.end() :]
    return " ".join(rest.strip(" ,;:.()<>").split())
