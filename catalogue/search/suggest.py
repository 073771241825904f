"""What to suggest while someone types: titles of pages and services that hold words beginning so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

from catalogue.organisation.models import Service
from catalogue.products.addresses import site_path
from catalogue.search.dutch.fold import fold
from catalogue.search.dutch.stemming import stem
from catalogue.search.dutch.stopwords import STOP_WORDS
from catalogue.search.dutch.words import words
from catalogue.search.knowledge import knowledge
from catalogue.search.ranking.question import Because, understand
from catalogue.search.tsvector import quoted
from catalogue.search.tuned import in_force

MOST = 8
LONGEST = 100  # signs looked at
MOST_WORDS = 6
ENOUGH = 3  # with fewer, what was meant is looked for
BEFORE_ORDER = 600  # documents that a beginning of a letter or two may have; the rest is left out
CLEAR = 0.6  # the least that another way of saying it must count
SHOWN = 40
NAMED = """
SELECT best.title, best.kind, best.language, page.url_path, service.slug FROM (
  SELECT *, title ILIKE %s AS begins FROM (
    SELECT id, page_id, service_id, title, kind, language, popularity FROM search_searchdocument
    WHERE name_tokens @@ %s::tsquery AND (%s OR NOT closed) LIMIT %s
  ) AS found ORDER BY begins DESC, popularity DESC, length(title), id LIMIT %s
) AS best
LEFT JOIN wagtailcore_page AS page ON page.id = best.page_id
LEFT JOIN organisation_service AS service ON service.id = best.service_id
ORDER BY best.begins DESC, best.popularity DESC, length(best.title), best.id
"""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A page or service that someone may be typing the name of; `kind` as in the results."""

    text: str
    url: str
    kind: str


def suggestions(query: str, *, agent: bool = False, limit: int = MOST) -> tuple[Suggestion, ...]:
    """Return at most `limit` suggestions, best first, no title twice; any text will do.

    One query; up to three more only where few names begin so: then typing errors and other names for the same are
    understood. Words of the notes for colleagues are never among the names; `agent` also suggests closed pages.
    """
    typed = _typed(query)
    if not typed or limit < 1:
        return ()
    limit = min(limit, MOST)
    found = _named(_begins(typed), typed, agent)
    if len(found) < ENOUGH:
        found += _named(_meant(" ".join(typed), agent), typed, agent)
    once = {fold(one.text): one for one in reversed(found)}
    return tuple(one for one in found if once[fold(one.text)] is one)[:limit]


def _typed(query: str) -> list[str]:
    """Return the words typed, the last one perhaps half; stop words only while there is nothing else."""
    text = "".join(sign if sign.isprintable() else " " for sign in query[:LONGEST])
    told = [word.text for word in words(text)]
    return ([word for word in told if word not in STOP_WORDS] or told)[:MOST_WORDS]


def _named(wanted: str, typed: Sequence[str], agent: bool) -> list[Suggestion]:
    """Return what has a name or keywords with the `wanted` tokens, best first."""
    with connection.cursor() as cursor:
        cursor.execute(NAMED, [f"{_unlike(typed[0])}%", wanted, agent, BEFORE_ORDER, SHOWN])
        rows = cursor.fetchall()
    rows.sort(key=lambda row: _place(row[0], typed))
    return [
        Suggestion(title, site_path(path, language) if path else Service(slug=slug).get_absolute_url(), kind)
        for title, kind, language, path, slug in rows
    ]


def _place(title: str, typed: Sequence[str]) -> tuple[bool, int]:
    """Titles that begin with what was typed, then titles that hold it, then what only the keywords hold."""
    folded = [word.text for word in words(title)]
    held = sum(any(word.startswith(beginning) for word in folded) for beginning in typed)
    return not (folded and folded[0].startswith(typed[0])), -held


def _begins(typed: Iterable[str]) -> str:
    """Every word as a beginning, or as the stem under which its other forms are kept."""
    return " & ".join(f"({quoted(word)}:* | {quoted(stem(word))})" for word in typed)


def _meant(text: str, agent: bool) -> str:
    """Every word as a beginning, or as what the search takes it for: corrected, or by another name."""
    known = knowledge()
    view, tuned = known.everyone if agent else known.public, in_force(known.tuning)
    question = understand(
        text, view.vocabulary, tuned.lexicons, tuned.weights, stop_words=tuned.stop_words, kept=tuned.kept
    )
    ways = [[f"{quoted(word.word)}:*"] for word in question.words]
    for group in question.groups:
        said = [way for way in group.ways if way.weight >= CLEAR and way.because is not Because.ALIKE]
        for place in group.places:
            ways[place] += ["(" + " & ".join(map(quoted, way.tokens)) + ")" for way in said]
    return " & ".join(f"({' | '.join(options)})" for options in ways)


def _unlike(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
