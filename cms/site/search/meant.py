"""“Did you mean …?”: the words as the catalogue spells them."""

from catalogue.search.knowledge import knowledge
from catalogue.search.ranking.question import Because, Question, understand
from catalogue.search.results import Results
from catalogue.search.tuned import in_force
from cms.site.search.asked import Asked


def did_you_mean(asked: Asked, results: Results) -> str:
    """Return another way to write the query: what was not corrected on request, else what looks most like it.

    Only words that the public may read are ever offered.
    """
    if asked.exact:
        question = _with_corrections(asked.query)
        return question.text if question.corrected else ""
    return _looks_like(results.question) if not results.sure else ""


def _with_corrections(query: str) -> Question:
    known = knowledge()
    tuned = in_force(known.tuning)
    return understand(
        query, known.public.vocabulary, tuned.lexicons, tuned.weights, stop_words=tuned.stop_words, kept=tuned.kept
    )


def _looks_like(question: Question) -> str:
    """Return the query with each unknown word replaced by the one most like it; empty when there is none."""
    likest: dict[str, str] = {}
    for group in question.groups:
        alike = [way for way in group.ways if way.because is Because.ALIKE]
        if alike and len(group.places) == 1:
            best = max(alike, key=lambda way: way.weight)
            likest[question.words[group.places[0]].word] = best.via
    if not likest:
        return ""
    right = dict(question.corrected) | likest
    return " ".join(right.get(word.word, word.word) for word in question.all_words)
