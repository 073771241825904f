"""Finding pages. The one function that website, portal and API call: `find`."""

from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

from django.contrib.postgres.search import SearchRank, TrigramSimilarity, TrigramWordSimilarity
from django.db.models import BooleanField, F, FloatField, Q, QuerySet, Value
from django.db.models.expressions import ExpressionWrapper

from catalogue.products.closed import is_closed
from catalogue.products.models import Audience, Theme
from catalogue.search.models import SearchDocument
from catalogue.search.question import Question, understand

MOST_ON_A_PAGE = 100
WEIGHTS = [0.05, 0.2, 0.4, 1.0]  # text, summary, keywords, title and number
MOST_GUESSES = 50
GUESS_FROM = 4  # letters; shorter words are like too many others
ALIKE = 0.45  # how alike a misspelt word must be, from 0 to 1


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found, best first; `total` counts all of it.

    `guessed` says that no page holds these words and that these hold words spelt like them.
    """

    items: tuple[SearchDocument, ...]
    total: int
    page: int
    page_size: int
    guessed: bool = False

    @property
    def pages(self) -> int:
        """How many pages of results there are."""
        return -(-self.total // self.page_size)


def find(
    query: str,
    *,
    page: int = 1,
    page_size: int = 20,
    theme: Theme | int | None = None,
    audience: Audience | int | None = None,
    agent: bool = False,
    language: str | None = None,
) -> Results:
    """Return live pages with at least one of the words, those with all of them first.

    `agent` also looks in the notes for colleagues: only for people who may read those. Any text is a
    valid query; one without letters or digits finds nothing.
    """
    page, page_size = max(page, 1), min(max(page_size, 1), MOST_ON_A_PAGE)
    question = understand(query)
    if not question:
        return Results((), 0, page, page_size)
    documents = _allowed(theme, audience, agent, language)
    found = _matching(documents, question, agent)
    total = found.count()
    first = (page - 1) * page_size
    if total:
        items = tuple(found.select_related("page")[first : first + page_size]) if first < total else ()
        return Results(items, total, page, page_size)
    guesses = tuple(_spelt_alike(documents, question).select_related("page")[:MOST_GUESSES])
    return Results(guesses[first : first + page_size], len(guesses), page, page_size, guessed=bool(guesses))


def _allowed(
    theme: Theme | int | None, audience: Audience | int | None, agent: bool, language: str | None
) -> QuerySet[SearchDocument]:
    documents = SearchDocument.objects.filter(page__live=True)
    if not agent:
        documents = documents.exclude(is_closed("page__path"))
    if theme is not None:
        documents = documents.filter(theme_ids__contains=[_pk(theme)])
    if audience is not None:
        documents = documents.filter(audience_ids__contains=[_pk(audience)])
    if language is not None:
        documents = documents.filter(language=language)
    return documents


def _pk(row: Theme | Audience | int) -> int:
    return row if isinstance(row, int) else row.pk


def _matching(documents: QuerySet[SearchDocument], question: Question, agent: bool) -> QuerySet[SearchDocument]:
    vector = "agent_vector" if agent else "public_vector"
    any_word = question.any_word()
    return (
        documents.filter(Q(**{vector: any_word}))
        .annotate(
            is_number=_true_when(product_number=question.number) if question.number else Value(False),
            has_all=_true_when(**{vector: question.all_words()}),
            title_has_all=_true_when(**{vector: question.all_words("A")}),
            rank=SearchRank(F(vector), any_word, weights=WEIGHTS, normalization=Value(1)),
            near=TrigramSimilarity("names", " ".join(question.spelt)),
        )
        .order_by("-is_number", "-has_all", "-title_has_all", "-rank", "-near", "title", "pk")
    )


def _true_when(**lookup: Any) -> ExpressionWrapper:
    return ExpressionWrapper(Q(**lookup), output_field=BooleanField())


def _spelt_alike(documents: QuerySet[SearchDocument], question: Question) -> QuerySet[SearchDocument]:
    """Return pages whose title or keywords hold words spelt like these, the nearest first."""
    likeness: list[Any] = [TrigramWordSimilarity(word, "names") for word in question.spelt if len(word) >= GUESS_FROM]
    if not likeness:
        return documents.none()
    mean = ExpressionWrapper(reduce(add, likeness) / Value(float(len(likeness))), output_field=FloatField())
    return documents.annotate(near=mean).filter(near__gte=ALIKE).order_by("-near", "title", "pk")
