"""On which fields a document matched."""

from catalogue.search.engines.loading import Candidate
from catalogue.search.entities import Recognised, What
from catalogue.search.ranking.page_words import FIELDS
from catalogue.search.ranking.question import Question

MEANING, NUMBER = "meaning", "number"
THING = {What.PHONE: "phone", What.EMAIL: "email", What.SERVICE: "service"}


def matched_on(
    question: Question, found: Candidate, *, agent: bool, recognised: Recognised | None = None
) -> tuple[str, ...]:
    """Return what was recognised, the fields that hold a word of the question, or the meaning alone."""
    counts = [found.words.counts[token] for token in question.tokens if token in found.words.counts]
    fields = [name for place, name in enumerate(FIELDS) if any(count[place] for count in counts)]
    if not agent and FIELDS[-1] in fields:
        fields.remove(FIELDS[-1])
    if recognised is not None and found.pk in recognised.documents:
        fields.insert(0, THING.get(recognised.what, NUMBER))
    elif found.product_number and found.product_number == question.raw:
        fields.insert(0, NUMBER)
    return tuple(fields) or (MEANING,)
