"""Tables of privacy."""

from contactforms.privacy.models.attempt import Attempt
from contactforms.privacy.models.erasure import Cause, ErasedRow, Erasure
from contactforms.privacy.models.log import Purpose, ReadLogEntry
from contactforms.privacy.models.place import Place
from contactforms.privacy.models.rule import RetentionRule
from contactforms.privacy.models.run import RetentionRun
from contactforms.privacy.models.token import BearerToken, ReadToken

__all__ = [
    "Attempt",
    "BearerToken",
    "Cause",
    "ErasedRow",
    "Erasure",
    "Place",
    "Purpose",
    "ReadLogEntry",
    "ReadToken",
    "RetentionRule",
    "RetentionRun",
]
