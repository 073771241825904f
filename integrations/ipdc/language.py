"""Which of the source's texts a Dutch page shows."""

from dataclasses import dataclass
from enum import IntEnum

from integrations.ipdc.snapshot import Texts

INFORMAL, PLAIN, FORMAL = "nl-be-x-informal", "nl", "nl-be-x-formal"
GENERATED = ("nl-be-x-generated-informal", "nl-be-x-generated-formal")
PREFERENCE = (INFORMAL, PLAIN, FORMAL)


class Origin(IntEnum):
    """How sure we are of a text."""

    WRITTEN = 0  # Dutch, by a person
    GENERATED = 1  # Dutch, by a machine
    FOREIGN = 2  # not Dutch, or not said
    NONE = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen text, its tag, and where it comes from."""

    text: str
    tag: str
    origin: Origin


NOTHING = Choice("", "", Origin.NONE)


def choose(texts: Texts) -> Choice:
    """The best text for a Dutch page: "je" first, then plain, "u", generated, other Dutch, the rest.

    Text of a lesser kind is used rather than lost; `origin` lets a finding say so.
    """
    filled = {tag: text for tag, text in texts.items() if text.strip()}
    for tag in PREFERENCE:
        if tag in filled:
            return Choice(filled[tag], tag, Origin.WRITTEN)
    for tag in (*GENERATED, *sorted(filled)):
        if tag in filled and "generated" in tag:
            return Choice(filled[tag], tag, Origin.GENERATED)
    for tag in sorted(filled, key=lambda tag: (not tag.startswith("nl"), tag != "und", tag)):
        return Choice(filled[tag], tag, Origin.WRITTEN if tag.startswith("nl") else Origin.FOREIGN)
    return NOTHING


def text_of(texts: Texts) -> str:
    """Only the chosen text."""
    return choose(texts).text


def other_languages(texts: Texts) -> tuple[str, ...]:
    """The languages besides Dutch that have a text."""
    return tuple(sorted(tag for tag, text in texts.items() if text.strip() and tag[:2] not in {"nl", "un"}))
