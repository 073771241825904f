"""A finding: which product, which field, what is wrong and how bad it is."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from integrations.ipdc.messages import Message


class Severity(StrEnum):
    """How soon somebody should look."""

    HIGH = "high"  # a citizen is misled, or the page cannot be published
    MEDIUM = "medium"  # the text needs an editor
    LOW = "low"  # good to know


class Code(StrEnum):
    """Everything we look for; the value is stable, reports and filters use it."""

    NO_NUMBER = "no_number"
    DUPLICATE_NUMBER = "duplicate_number"
    COPY = "copy"
    NO_TITLE = "no_title"
    NO_DESCRIPTION = "no_description"
    MISSING_FIELD = "missing_field"
    MISSING_PART = "missing_part"
    CUT_TEXT = "cut_text"
    LONG_TITLE = "long_title"
    PLACEHOLDER = "placeholder"
    GENERATED_TEXT = "generated_text"
    FOREIGN_TEXT = "foreign_text"
    OTHER_LANGUAGE = "other_language"
    HOSTILE_HTML = "hostile_html"
    FREE_HOURS = "free_hours"
    EMPTY_HOURS = "empty_hours"
    ODD_LINK = "odd_link"
    DEAD_LINK = "dead_link"
    ODD_CONTACT = "odd_contact"
    UNKNOWN_CODE = "unknown_code"
    OLD_AREA = "old_area"
    EXPIRED = "expired"
    ODD_DATE = "odd_date"
    NO_SERVICE = "no_service"
    THEME_UNCLEAR = "theme_unclear"
    REMOVED_HERE = "removed_here"
    INCOMPLETE = "incomplete"


SENTENCES = {
    Code.NO_NUMBER: _("This product has no product number in the source."),
    Code.DUPLICATE_NUMBER: _("Product number %(number)s is also used by: %(others)s. Both are kept."),
    Code.COPY: _("The title says that this is a copy: “%(text)s”."),
    Code.NO_TITLE: _("The source gives no title."),
    Code.NO_DESCRIPTION: _("The description is empty."),
    Code.MISSING_FIELD: _("The standard asks for this field; the source leaves it out."),
    Code.MISSING_PART: _("The source points to a part that it does not contain."),
    Code.CUT_TEXT: _("The text seems cut off by the source; it ends with “%(text)s”."),
    Code.LONG_TITLE: _("The title is longer than %(most)d characters and was shortened."),
    Code.PLACEHOLDER: _("This was filled in with “%(text)s”; that says nothing."),
    Code.GENERATED_TEXT: _("This text was made by a machine (%(tag)s); read it before you publish."),
    Code.FOREIGN_TEXT: _("There is no Dutch text; the text in “%(tag)s” was used."),
    Code.OTHER_LANGUAGE: _("The source also has texts in: %(languages)s. They are kept with the source."),
    Code.HOSTILE_HTML: _("The text contained code that runs in a browser; it was removed."),
    Code.FREE_HOURS: _("Opening hours in free text, not in the agreed notation: “%(text)s”."),
    Code.EMPTY_HOURS: _("Opening hours are filled in without hours (“%(text)s”)."),
    Code.ODD_LINK: _("This link looks wrong (%(trouble)s): “%(text)s”."),
    Code.DEAD_LINK: _("This link goes nowhere: “%(text)s”."),
    Code.ODD_CONTACT: _("This does not look like an e-mail address or a phone number: “%(text)s”."),
    Code.UNKNOWN_CODE: _("“%(text)s” is not in the code list %(scheme)s."),
    Code.OLD_AREA: _("Area %(old)s is from before the merger of 2025; it is now %(new)s."),
    Code.EXPIRED: _("According to the source this ended on %(day)s."),
    Code.ODD_DATE: _("The end (%(end)s) lies before the start (%(start)s)."),
    Code.NO_SERVICE: _("No service was given and the theme has none; questions go to the front desk."),
    Code.THEME_UNCLEAR: _("Several themes of the city fit “%(code)s”: %(themes)s. The first was taken."),
    Code.REMOVED_HERE: _("The city removed this page; the source still has the product."),
    Code.INCOMPLETE: _("Cannot be published yet: %(text)s"),
}

SEVERITIES = {
    Code.NO_TITLE: Severity.HIGH,
    Code.NO_DESCRIPTION: Severity.HIGH,
    Code.HOSTILE_HTML: Severity.HIGH,
    Code.DUPLICATE_NUMBER: Severity.HIGH,
    Code.FOREIGN_TEXT: Severity.HIGH,
    Code.EXPIRED: Severity.HIGH,
    Code.OTHER_LANGUAGE: Severity.LOW,
    Code.OLD_AREA: Severity.LOW,
    Code.EMPTY_HOURS: Severity.LOW,
    Code.REMOVED_HERE: Severity.LOW,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `field` is the path in the source: `contactgegevens[1].openingsuren`."""

    iri: str
    product_number: str
    title: str
    field: str
    code: Code
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """Medium unless the kind of finding says otherwise."""
        return SEVERITIES.get(self.code, Severity.MEDIUM)

    @property
    def reason(self) -> str:
        """The sentence an editor reads."""
        return str(Message(SENTENCES[self.code], self.values))

    def as_dict(self) -> dict[str, str]:
        """For the report file."""
        return {
            "product_number": self.product_number,
            "iri": self.iri,
            "title": self.title,
            "field": self.field,
            "code": str(self.code),
            "severity": str(self.severity),
            "reason": self.reason,
        }
