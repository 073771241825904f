"""Asking the search every judged query, as the public does: nothing is logged, nothing of a note is found."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from django.db.models import Q

from catalogue.search.evaluation.judgements import Judgement
from catalogue.search.evaluation.measures import DEPTH
from catalogue.search.finding import everything, find
from catalogue.search.models import SearchDocument
from catalogue.search.shown import shown
from catalogue.search.tuned import Tuned
from catalogue.search.warming import get_ready

MORE = 60  # results among which ten different products surely are


@dataclass(frozen=True, slots=True)
class Answer:
    """What the search gave for one judged query: the keys of the first results, and how long it took in ms."""

    judgement: Judgement
    keys: tuple[str, ...]
    sure: bool
    milliseconds: float


def ask(
    judgements: Iterable[Judgement],
    *,
    engine: str | None = None,
    by_meaning: bool = True,
    tuned: Tuned | None = None,
    progress: Callable[[int], object] = lambda _count: None,
) -> Iterator[Answer]:
    """Yield the answer to each query. Raises `EngineDown` when the engine that is insisted on does not answer."""
    get_ready()
    for judgement in judgements:
        start = perf_counter()
        results = find(judgement.query, page_size=DEPTH, engine=engine, by_meaning=by_meaning, tuned=tuned)
        taken = (perf_counter() - start) * 1000
        keys = tuple(dict.fromkeys(key_of(hit.document, judgement) for hit in results.items))
        if len(keys) < DEPTH < results.total:  # several pages of one product: look on, outside the measured time
            more = everything(judgement.query, engine=engine, by_meaning=by_meaning, tuned=tuned).ranked[:MORE]
            pks = [one.candidate.pk for one in more]
            documents = shown(pks)
            keys = tuple(dict.fromkeys(key_of(documents[pk], judgement) for pk in pks if pk in documents))[:DEPTH]
        yield Answer(judgement, keys, bool(keys) and results.sure, taken)
        progress(1)


def key_of(document: SearchDocument, judgement: Judgement) -> str:
    """Return the key by which the result may be judged: its product number, else its slug."""
    number, slug = document.product_number, document.slug
    return slug if not number or (number not in judgement.grades and slug in judgement.grades) else number


def unknown_keys(judgements: Sequence[Judgement]) -> list[str]:
    """Return the judged keys that no public page or service has, sorted."""
    wanted = {key for judgement in judgements for key in judgement.grades}
    rows = SearchDocument.objects.filter(
        Q(product_number__in=wanted) | Q(page__slug__in=wanted) | Q(service__slug__in=wanted), closed=False
    ).values_list("product_number", "page__slug", "service__slug")
    return sorted(wanted - {key for row in rows for key in row})
