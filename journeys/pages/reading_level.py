"""How hard a text is to read, by two things that an editor can see and mend: long sentences and long words.

No index with a number: “38” tells nobody what to do. What is found is worth a look, never forbidden.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_SENTENCE = 20  # words; plain-language guides say 15 to 20
LONGEST_WORD = 20  # letters; “identiteitskaart” has 16
END = re.compile(r"(?<=[.!?…:])[”\"’)]*\s+|\n+")
WORD = re.compile(r"[^\W\d_][\w'’.-]*", re.UNICODE)
ABBREVIATION = re.compile(r"\b(?:bv|bijv|nr|tel|blz|art|enz|e\.d|o\.a|m\.a\.w|ca|max|min|incl|excl|dhr|mevr)\.$", re.I)


@dataclass(frozen=True, slots=True)
class LongSentence:
    """A sentence with more words than people take in at once."""

    text: str
    words: int


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; a line break ends one, an abbreviation does not."""
    begun = ""
    for part in END.split(text):
        begun = f"{begun} {part}".strip() if begun else part.strip()
        if begun and not ABBREVIATION.search(begun):
            yield begun
            begun = ""
    if begun:
        yield begun


def long_sentences(text: str) -> list[LongSentence]:
    """Return the sentences that are too long."""
    counted = ((sentence, len(WORD.findall(sentence))) for sentence in sentences(text))
    return [LongSentence(sentence, number) for sentence, number in counted if number > LONGEST_SENTENCE]


def long_words(text: str) -> list[str]:
    """Return the words that are too long, each once, in order."""
    found = (word.strip(".'’-") for word in WORD.findall(text))
    return list(dict.fromkeys(word for word in found if len(word) > LONGEST_WORD and "." not in word))
