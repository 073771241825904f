"""Why a file is not taken, in words that say what to do instead."""

from enum import StrEnum

from django.utils.translation import gettext as _

MAX_BYTES = 10 * 1024 * 1024


class Why(StrEnum):
    """The reasons."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    OTHER_KIND = "other_kind"
    TOO_MANY_PIXELS = "too_many_pixels"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    ACTIVE = "active"
    EMBEDDED = "embedded"
    TOO_MUCH = "too_much"


class Refused(Exception):
    """A file that is not taken."""

    def __init__(self, why: Why) -> None:
        super().__init__(str(why))
        self.why = why

    @property
    def message(self) -> str:
        """What the sender reads."""
        return words(self.why)


def words(why: Why) -> str:
    """Return the reason in words."""
    return {
        Why.EMPTY: _("This file is empty. Choose another one."),
        Why.TOO_BIG: _("This file is larger than 10 MB. Make it smaller or choose another one."),
        Why.OTHER_KIND: _("This is no photo or PDF. Send a JPEG, PNG, WebP or HEIC photo, or a PDF."),
        Why.TOO_MANY_PIXELS: _("This picture is too large to open. Make it smaller first."),
        Why.DAMAGED: _("We cannot open this file: it seems damaged. Choose another one."),
        Why.ENCRYPTED: _("This PDF is locked with a password. Send it without a password."),
        Why.ACTIVE: _("This PDF runs commands or is an interactive form. Print it to a new PDF and send that one."),
        Why.EMBEDDED: _("This PDF has other files inside. Print it to a new PDF and send that one."),
        Why.TOO_MUCH: _("This PDF is too long or too complicated. Send only the pages that matter."),
    }[why]
