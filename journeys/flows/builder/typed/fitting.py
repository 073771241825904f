"""Which tests fit which kind of question, and what their values are."""

from journeys.flows.definition import Kind, TestKind

CHOICE = (TestKind.IS, TestKind.IS_NOT)
FITTING: dict[str, tuple[TestKind, ...]] = {
    Kind.SINGLE: CHOICE,
    Kind.YES_NO: CHOICE,
    Kind.PLACE: CHOICE,
    Kind.PART: CHOICE,
    Kind.SEVERAL: (TestKind.INCLUDES, TestKind.INCLUDES_ALL, TestKind.INCLUDES_NONE),
    Kind.NUMBER: (TestKind.AT_LEAST, TestKind.AT_MOST),
    Kind.DATE: (TestKind.YEARS_AGO, TestKind.DAYS_AGO, TestKind.ON_OR_AFTER, TestKind.ON_OR_BEFORE),
}
COUNTED = (TestKind.YEARS_AGO, TestKind.DAYS_AGO)  # a whole number
DAYS = (TestKind.ON_OR_AFTER, TestKind.ON_OR_BEFORE)  # a day
