"""The passage that shows why a page was found, with the words marked."""

import re
from collections.abc import Iterator
from functools import lru_cache

from catalogue.search.dutch.analysis import terms
from catalogue.search.dutch.fold import fold
from catalogue.search.dutch.words import WORD
from catalogue.search.models import SearchDocument
from catalogue.search.ranking.page_words import FIELDS, PageWords
from catalogue.search.ranking.question import Question
from catalogue.search.results import Piece

LENGTH = 220  # signs
LOOKED_AT = 20_000  # signs of the text
SHORTEST = 30  # signs of a sentence that is shown
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
SHOWN_WORD = re.compile(r"\S+")
OF_PASSAGE = [FIELDS.index(name) for name in ("keywords", "summary", "body")]


class Passages:
    """Passages for one question: made once, asked for each page."""

    def __init__(self, question: Question) -> None:
        """Prepare."""
        self._wanted = question.tokens

    def of(self, document: SearchDocument, words: PageWords) -> tuple[Piece, ...]:
        """Return the short answer, else the sentences of the public text with most of the words, marked.

        `words` are the page's, as they are ranked.
        """
        return tuple(self._marked(_cut(document.answer or self._passage(document, words))))

    def of_note(self, document: SearchDocument) -> tuple[Piece, ...]:
        """Return the beginning of the note, its words marked: only for people who may read notes."""
        return tuple(self._marked(_cut(document.agent_text)))

    def _passage(self, document: SearchDocument, words: PageWords) -> str:
        if not self._stand_in(words):
            return document.summary
        # The summary wins where it is as good
        best, most = document.summary, self._worth(document.summary) + 0.5
        body = document.public_text[len(document.title) :][:LOOKED_AT]
        for sentence in SENTENCE.split(body):
            if len(sentence) > SHORTEST and (worth := self._worth(sentence)) > most:
                best, most = sentence, worth
        return best

    def _stand_in(self, words: PageWords) -> bool:
        """Whether the text holds anything that is looked for."""
        counts = (words.counts[token] for token in self._wanted if token in words.counts)
        return any(count[place] for count in counts for place in OF_PASSAGE)

    def _worth(self, sentence: str) -> float:
        found: set[str] = set().union(*map(_tokens, WORD.findall(fold(sentence))))
        if self._wanted.keys().isdisjoint(found):
            return 0.0
        return sum(weight for token, weight in self._wanted.items() if token in found)

    def _marked(self, text: str) -> Iterator[Piece]:
        wanted, rest, start = self._wanted.keys(), "", 0
        for match in SHOWN_WORD.finditer(text):
            if not wanted.isdisjoint(_tokens(match[0])):
                rest += text[start : match.start()]
                if rest:
                    yield Piece(rest)
                yield Piece(match[0], marked=True)
                rest, start = "", match.end()
        rest += text[start:]
        if rest:
            yield Piece(rest)


def note_passage(document: SearchDocument, question: Question) -> tuple[Piece, ...]:
    """Return the beginning of the note, its words marked: only for people who may read notes."""
    return Passages(question).of_note(document)


@lru_cache(maxsize=20_000)
def _tokens(written: str) -> tuple[str, ...]:
    """Return what a word of a text is found by; pages repeat each other's words."""
    return tuple(token for one in terms(written) for token in (one.stem, *one.inside))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LENGTH else text[: text.rfind(" ", 0, LENGTH)] + " …"
