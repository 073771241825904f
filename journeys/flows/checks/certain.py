"""Whether a condition holds for certain once one question has one answer, whatever the others are."""

from journeys.flows.definition import All, Anyone, Condition, TestKind


def certainly(condition: Condition, question: str, answer: str) -> bool:
    """Tell whether `condition` surely holds when the single choice `question` is answered with `answer`.

    False also where it cannot be told; what is not a choice is never certain.
    """
    if isinstance(condition, All):
        return bool(condition.of) and all(certainly(part, question, answer) for part in condition.of)
    if isinstance(condition, Anyone):
        return any(certainly(part, question, answer) for part in condition.of)
    if condition.question != question or condition.kind not in (TestKind.IS, TestKind.IS_NOT):
        return False
    return (answer in condition.values) == (condition.kind is TestKind.IS)
