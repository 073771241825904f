"""How the registers name kinds, weights and fields."""

from django.utils.translation import gettext_lazy as _

from integrations.ipdc.findings.model import Code, Severity

CODE_LABELS = {
    Code.NO_NUMBER: _("no product number"),
    Code.DUPLICATE_NUMBER: _("same product number"),
    Code.COPY: _("a copy"),
    Code.NO_TITLE: _("no title"),
    Code.NO_DESCRIPTION: _("no description"),
    Code.MISSING_FIELD: _("required field missing"),
    Code.MISSING_PART: _("part missing"),
    Code.CUT_TEXT: _("text cut off"),
    Code.LONG_TITLE: _("title too long"),
    Code.PLACEHOLDER: _("filled with nothing"),
    Code.GENERATED_TEXT: _("machine-made text"),
    Code.FOREIGN_TEXT: _("not in Dutch"),
    Code.OTHER_LANGUAGE: _("other languages too"),
    Code.HOSTILE_HTML: _("hostile code"),
    Code.FREE_HOURS: _("opening hours in free text"),
    Code.EMPTY_HOURS: _("empty opening hours"),
    Code.ODD_LINK: _("odd link"),
    Code.DEAD_LINK: _("dead link"),
    Code.ODD_CONTACT: _("odd contact details"),
    Code.UNKNOWN_CODE: _("unknown code"),
    Code.OLD_AREA: _("area from before the merger"),
    Code.EXPIRED: _("ended"),
    Code.ODD_DATE: _("odd dates"),
    Code.NO_SERVICE: _("no service"),
    Code.THEME_UNCLEAR: _("several themes fit"),
    Code.REMOVED_HERE: _("removed by the city"),
    Code.INCOMPLETE: _("cannot be published yet"),
}

SEVERITY_LABELS = {
    Severity.HIGH: _("high"),
    Severity.MEDIUM: _("normal"),
    Severity.LOW: _("low"),
}
