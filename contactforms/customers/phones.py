"""One phone number, one way to write it, however it was typed, said or sent by the exchange."""

import re
import unicodedata

import phonenumbers
from phonenumbers.shortnumberinfo import is_valid_short_number_for_region

REGION = "BE"
LONGEST = 250  # characters that are looked at; phonenumbers refuses longer texts too

# "toestel 12", "tst. 12", "intern 12", "ext 12", "x12", "#12", ";ext=12", and "(12)" at the end.
_EXTENSION = re.compile(
    r"(?:;\s*ext\s*=|\b(?:toestel|toest|tst|intern|int|post|extension|ext)\b[\s.:]*|(?<=[\d\s)])x\s*|#\s*)(\d{1,7})\s*$"
    r"|(?<=\d)\s*\((\d{2,5})\)\s*$",
    re.IGNORECASE,
)
_FROM_THE_FIRST_DIGIT = re.compile(r"[+(\d][^a-z]*", re.IGNORECASE)


def normal(text: object) -> str:
    """Return the one way to write this number, or an empty text where there is none in it; never raises.

    `+32495123456` (E.164) for a number with a country, Belgium unless it says otherwise; with an extension
    `+3211239500;ext=12` (RFC 3966); `1700` for a short number, which works inside Belgium only. A number that
    no operator gives out but that could be one is kept: the plans of other countries change.
    """
    line, extension = _parts(_plain(text))
    if not line:
        return ""
    return f"{line};ext={extension}" if extension else line


def line_of(number: str) -> str:
    """Return a normal number without its extension: what an office shares."""
    return number.partition(";")[0]


def shown(number: str) -> str:
    """Return a normal number as people in Belgium write it: `0495 12 34 56`, `+31 20 123 4567`."""
    line, _semicolon, extension = number.partition(";ext=")
    if line.startswith("+"):
        parsed = phonenumbers.parse(line, None)
        how = phonenumbers.PhoneNumberFormat
        line = phonenumbers.format_number(parsed, how.NATIONAL if parsed.country_code == 32 else how.INTERNATIONAL)
    return f"{line} ext. {extension}" if extension else line


def _plain(text: object) -> str:
    """Return the text with plain digits, signs and spaces: what is pasted holds all sorts of them."""
    folded = unicodedata.normalize("NFKC", str(text or "")[:LONGEST])
    return "".join(_plain_character(character) for character in folded).strip()


def _plain_character(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return " " if unicodedata.category(character) in ("Cf", "Cc", "Zs") else character


def _parts(text: str) -> tuple[str, str]:
    """Return the line and the extension; both empty where there is no number."""
    found = _EXTENSION.search(text)
    extension = (found[1] or found[2]) if found else ""
    line = _line(text[: found.start()] if found else text)
    if line or not found:
        return line, extension.lstrip("0") if line else ""
    return _line(text), ""  # what looked like an extension was the number


def _line(text: str) -> str:
    begin = _FROM_THE_FIRST_DIGIT.search(text)
    if begin is None:
        return ""
    digits = re.sub(r"\D", "", begin[0])
    if is_short(digits) and "+" not in begin[0]:
        return digits
    try:
        number = phonenumbers.parse(begin[0], REGION)
    except phonenumbers.NumberParseException:
        return ""
    number.extension = None
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def is_short(digits: str) -> bool:
    """Tell whether these digits are a short number of Belgium: 112, 1700, 116000."""
    if not 3 <= len(digits) <= 6 or digits.startswith("0") or not digits.isascii():
        return False
    number = phonenumbers.PhoneNumber(country_code=32, national_number=int(digits))
    return bool(is_valid_short_number_for_region(number, REGION))


def is_number(number: str) -> bool:
    """Tell whether an operator could have given out this normal number: what may be kept of a person."""
    line = line_of(number)
    if not line.startswith("+"):
        return is_short(line)
    return bool(phonenumbers.is_valid_number(phonenumbers.parse(line, None)))
