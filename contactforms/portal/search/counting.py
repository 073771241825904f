"""Counting what colleagues look for, for the editors: never a query that names a person."""

from itertools import pairwise
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Lower

from catalogue.search.dutch.stopwords import STOP_WORDS
from catalogue.search.dutch.words import words
from catalogue.search.knowledge import knowledge
from catalogue.search.results import Results
from catalogue.search.tuning import log
from contactforms.portal.search.asked import Asked
from contactforms.questions.models import OPEN_STATES, Question

SURFACE = "portal"
LONGEST_NAME = 4  # words
SHORTEST_NAME = 3  # letters of a word that may be a part of someone's name


def count_search(asked: Asked, results: Results, previous: str) -> str:
    """Count a new search; further pages and narrowed lists are not new ones.

    Return what the form takes along, so that a search that is soon reworded is known as such.
    """
    titles = [hit.document.title for hit in results.items if not hit.document.closed]
    if names_a_person(asked.words, frozenset(word.text for title in titles for word in words(title))):
        return ""
    if asked.page == 1 and not asked.narrowed:
        log.searched(asked.words, found=results.total, sure=results.sure, surface=SURFACE, previous=previous)
    return log.carry(asked.words)


def count_opened(asked: Asked, document: UUID) -> None:
    """Count that a result was opened."""
    if asked.words and not names_a_person(asked.words):
        log.clicked(asked.words, document, surface=SURFACE)


def names_a_person(text: str, of_pages: frozenset[str] = frozenset()) -> bool:
    """Tell whether `text` may hold someone's name: rather one too many than one too few.

    Two words in a row that no page and no word list knows count as a name, and so does what stands in the name
    of someone with an open question. `of_pages` are words that some public page is known to have. The log itself
    leaves out addresses, numbers and the like.
    """
    typed = [word.text for word in words(text)]
    strange = [word.isalpha() and word not in of_pages and word not in STOP_WORDS for word in typed]
    if any(strange):  # what is on the screen does not know them: ask all pages
        vocabulary = knowledge().public.vocabulary
        strange = [odd and word not in vocabulary for word, odd in zip(typed, strange, strict=True)]
    if any(first and second for first, second in pairwise(strange)):
        return True
    parts = [word for word, odd in zip(typed, strange, strict=True) if odd and len(word) >= SHORTEST_NAME]
    return _is_a_name(text, parts)


def _is_a_name(text: str, parts: list[str]) -> bool:
    """Only whether there is such a name is asked of the database: no one's data is read."""
    said = text.lower().split()
    lengths = range(2, LONGEST_NAME + 1)
    runs = {" ".join(said[at : at + n]) for n in lengths for at in range(len(said) - n + 1)}
    fits = Q(called__in=runs)
    for part in parts:
        fits |= Q(called__contains=part)
    if not runs and not parts:
        return False
    waiting = Question.objects.filter(state__in=OPEN_STATES).annotate(called=Lower("customer__name"))
    return bool(waiting.filter(fits).exists())
