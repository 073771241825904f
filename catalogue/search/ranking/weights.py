"""Every number that decides what comes first, in one place. Tuned on half of the judgements, checked on the other."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Weights:
    """The dials of the ranker; `Weights()` is what we tuned. All are factors without a unit."""

    # How much a word in this field counts
    title: float = 3.0
    keywords: float = 3.0
    summary: float = 1.6
    body: float = 0.6
    agent: float = 1.0
    # Okapi BM25: how soon repeating a word stops helping, and how much a long text is held against a page
    saturation: float = 1.2
    length_title: float = 0.5
    length_keywords: float = 0.3
    length_summary: float = 0.4
    length_body: float = 0.6
    # How much a word counts that was not typed as such
    part: float = 0.55
    joined: float = 0.9
    correction: float = 0.85
    alike: float = 0.5
    thesaurus: float = 0.8
    editors: float = 1.0
    examples: float = 1.4
    # Of several ways in which one word matches, the best counts whole and the others this much
    other_ways: float = 0.35
    # Words that a phrase of the thesaurus explains count this much by themselves
    explained: float = 0.6
    # On top: all words there, the title said, the very title, meaning, use
    all_words: float = 0.4
    title_said: float = 0.3
    very_title: float = 1.0
    begins: float = 0.15  # the title begins with it
    phrase: float = 0.15
    meaning: float = 1.5
    popularity: float = 0.05
    # The words of a page that leads to others: it names much, and answers little of it itself
    overview: float = 0.8
    exact: float = 10.0  # the very product number
    # Below these nothing is certain; below these a page is not shown at all
    sure: float = 0.45
    sure_words: float = 0.33  # and this much of the question must be explained,
    sure_meaning: float = 0.3  # or the page be this near in meaning
    least: float = 0.05
    least_of_best: float = 0.2
    least_meaning: float = 0.3  # of a page that holds no word of the question at all

    def changed(self, **dials: float) -> "Weights":
        """Return these weights with some dials set otherwise; an unknown dial is an error."""
        return Weights(**{**{field.name: getattr(self, field.name) for field in fields(self)}, **dials})
