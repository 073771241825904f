"""What the screen of one judgement shows: the results of its query, and what is judged, with where that stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from wagtail.models import Page

from catalogue.organisation.models import Service
from catalogue.search.evaluation.measures import DEPTH, ndcg
from catalogue.search.finding import everything
from catalogue.search.models import SearchDocument
from catalogue.search.tuning.judging.models import Grade
from catalogue.search.tuning.judging.services.things import pks, thing_of

SHOWN = 20  # results of the query
FOUND = 8  # pages offered to add
HEAVY = ("words", "meaning", "spelt", "spelt_in_note", "name_tokens", "public_tokens", "all_tokens", "public_text")


@dataclass(frozen=True, slots=True)
class Row:
    """A page or service with its grade (0: no answer) and its place in the results, None where it is not found."""

    thing: str
    title: str
    grade: int
    url: str = ""  # empty: not on the site now
    number: str = ""
    kind: str = ""
    place: int | None = None

    @property
    def is_missed(self) -> bool:
        """Judged an answer, and not among the first ten."""
        return self.grade > 0 and (self.place is None or self.place > DEPTH)


@dataclass(frozen=True, slots=True)
class Band:
    """The rows of one grade."""

    grade: int
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """All rows in bands, the best grade first."""

    bands: tuple[Band, ...]
    missed: tuple[Row, ...]
    found: int
    ndcg: float | None  # of the results and the grades as they are; None without grades
    sure: bool


def screen(query: str, grades: Mapping[str, int], *, no_answer: str) -> Screen:
    """Search `query` as the public does and put the results and the graded things in bands (about 10 queries)."""
    answer = everything(query)
    places = {one.candidate.pk: place for place, one in enumerate(answer.ranked, 1)}
    first = [one.candidate.pk for one in answer.ranked[:SHOWN]]
    of_graded = Q(page__in=pks(grades, "p")) | Q(service__in=pks(grades, "s"))
    documents = _documents().filter(of_graded | Q(pk__in=first))
    rows = {}
    for document in documents:
        thing = thing_of(document)
        rows[thing] = _row(document, grades.get(thing, 0), None if document.closed else places.get(document.pk))
    rows |= {row.thing: row for row in _off_the_site(grades, set(grades) - set(rows))}
    ordered = sorted(rows.values(), key=lambda row: (row.place or len(places) + 1, row.title))
    labels = {**dict(Grade.Value.choices), 0: no_answer}
    bands = tuple(
        Band(grade, str(labels[grade]), tuple(row for row in ordered if row.grade == grade)) for grade in (3, 2, 1, 0)
    )
    judged = {thing: grade for thing, grade in grades.items() if grade}
    keys = [row.thing for row in ordered if row.place is not None and row.place <= DEPTH]
    return Screen(
        bands,
        tuple(row for row in ordered if row.is_missed),
        len(answer.ranked),
        ndcg(keys, judged) if judged else None,
        answer.sure,
    )


def pages_for(text: str, but: Iterable[str]) -> list[Row]:
    """Return public pages and services that answer `text`, to add; none of the things in `but`."""
    there = set(but)
    answer = everything(text)
    order = [one.candidate.pk for one in answer.ranked[: FOUND + len(there)]]
    documents = _documents().in_bulk(order)
    found = [documents[pk] for pk in order if pk in documents]
    return [_row(one, 0, None) for one in found if thing_of(one) not in there][:FOUND]


def _documents() -> QuerySet[SearchDocument]:
    return SearchDocument.objects.select_related("page", "service").defer(*HEAVY)


def _row(document: SearchDocument, grade: int, place: int | None) -> Row:
    return Row(thing_of(document), document.title, grade, document.url, document.product_number, document.kind, place)


def _off_the_site(grades: Mapping[str, int], things: set[str]) -> list[Row]:
    """Return what is graded but has no document: pages that were taken down."""
    if not things:
        return []
    pages = Page.objects.filter(pk__in=pks(things, "p")).values_list("pk", "title")
    services = Service.objects.filter(pk__in=pks(things, "s")).values_list("pk", "name")
    named = [(f"p{pk}", title) for pk, title in pages] + [(f"s{pk}", name) for pk, name in services]
    return [Row(thing, title, grades[thing]) for thing, title in named]
