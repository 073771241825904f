"""The passage that shows why a page was found, with the words marked."""

import re
from collections.abc import Iterator

from catalogue.search.dutch.analysis import terms
from catalogue.search.models import SearchDocument
from catalogue.search.ranking.question import Question
from catalogue.search.results import Piece

LENGTH = 220  # signs
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
WORD = re.compile(r"\S+")


def snippet(document: SearchDocument, question: Question) -> tuple[Piece, ...]:
    """Return the short answer, else the sentences of the public text with most of the words, marked."""
    text = document.answer or _passage(document, question)
    return tuple(_marked(_cut(text), question))


def note_passage(document: SearchDocument, question: Question) -> tuple[Piece, ...]:
    """Return the beginning of the note, its words marked: only for people who may read notes."""
    return tuple(_marked(_cut(document.agent_text), question))


def _passage(document: SearchDocument, question: Question) -> str:
    wanted = question.tokens
    best, most = document.summary, _worth(document.summary, wanted) + 0.5  # the summary wins where it is as good
    body = document.public_text[len(document.title) :][:20_000]
    for sentence in SENTENCE.split(body):
        if len(sentence) > 30 and (worth := _worth(sentence, wanted)) > most:
            best, most = sentence, worth
    return best


def _worth(sentence: str, wanted: dict[str, float]) -> float:
    found = {token for one in terms(sentence) for token in (one.stem, *one.inside)}
    return sum(weight for token, weight in wanted.items() if token in found)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LENGTH else text[: text.rfind(" ", 0, LENGTH)] + " …"


def _marked(text: str, question: Question) -> Iterator[Piece]:
    wanted = question.tokens
    rest, start = "", 0
    for match in WORD.finditer(text):
        hit = any(token in wanted for one in terms(match[0]) for token in (one.stem, *one.inside))
        if hit:
            rest += text[start : match.start()]
            if rest:
                yield Piece(rest)
            yield Piece(match[0], marked=True)
            rest, start = "", match.end()
    rest += text[start:]
    if rest:
        yield Piece(rest)
