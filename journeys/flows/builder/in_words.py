"""A condition in words, for the list and for groups that the form leaves as they are."""

from django.utils.translation import gettext as _

from journeys.flows.builder.changes.goals import options_of
from journeys.flows.definition import All, Condition, Definition, Test

LONGEST = 60  # signs of a question's title inside a condition


def condition_in_words(condition: Condition, definition: Definition) -> str:
    """Return `“Woon je hier?” is Ja and …`; groups inside stand between brackets."""
    if isinstance(condition, Test):
        return _test(condition, definition)
    joint = _(" and ") if isinstance(condition, All) else _(" or ")
    parts = [condition_in_words(part, definition) for part in condition.of]
    inside = [f"({words})" if not isinstance(p, Test) else words for p, words in zip(condition.of, parts, strict=True)]
    return joint.join(inside)


def _test(test: Test, definition: Definition) -> str:
    question = definition.question_of.get(test.question)
    title = (question.title if question else "") or test.question
    title = title if len(title) <= LONGEST else title[: LONGEST - 1].rstrip() + "…"
    words = {option.key: option.label or option.key for option in options_of(question)} if question else {}
    values = _(" or ").join(words.get(value, value) for value in test.values)
    return _("“%(question)s” %(test)s %(values)s") % {"question": title, "test": test.kind.label, "values": values}
