"""Moments as people say them, with the exact one beside; and the marks of the desk."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

register = template.Library()
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@register.filter
def ago(moment: datetime | None) -> str:
    """Return how long ago in words: “just now”, “3 hours ago”, “yesterday”, then the date."""
    if moment is None:
        return ""
    now = timezone.now()
    passed = now - moment
    days = (timezone.localdate(now) - timezone.localdate(moment)).days
    if passed < MINUTE:
        return _("just now")
    if passed < HOUR:
        minutes = int(passed.total_seconds() // 60)
        return ngettext("%(n)d minute ago", "%(n)d minutes ago", minutes) % {"n": minutes}
    if days == 0:
        hours = int(passed.total_seconds() // 3600)
        return ngettext("%(n)d hour ago", "%(n)d hours ago", hours) % {"n": hours}
    if days == 1:
        return _("yesterday")
    if days < 14:
        return ngettext("%(n)d day ago", "%(n)d days ago", days) % {"n": days}
    return _day(timezone.localdate(moment), "j b Y", get_language())


@register.filter
def exactly(moment: datetime | None) -> str:
    """Return the exact moment in the city: “Tuesday 24 November 2026, 14.05”."""
    if not moment:
        return ""
    here = timezone.localtime(moment)
    return f"{_day(here.date(), 'l j F Y', get_language())}, {here.hour}.{here.minute:02}"


@lru_cache(maxsize=5000)
def _day(day: date, how: str, _language: str | None) -> str:
    """Write a day; kept, because lists tell the same days again and again."""
    return str(formats.date_format(day, how))


@register.simple_tag
def when(moment: datetime | None) -> SafeString:
    """Return the moment in words; the exact one appears on hover and on focus."""
    if moment is None:
        return SafeString("")
    return format_html(
        '<time class="when" datetime="{}" tabindex="0">{}<span class="when-exact">{}</span></time>',
        moment.isoformat(timespec="seconds"),
        ago(moment),
        exactly(moment),
    )


@register.inclusion_tag("portal/_mark.html")
def mark(urgency: Any) -> dict[str, Any]:
    """Show how pressing something is, by shape, colour and word."""
    return {"level": urgency.level, "words": urgency.words}


@register.filter
def person(account: Any) -> str:
    """Return a colleague's name, or the account's when there is none."""
    return (account.get_full_name() or account.get_username()) if account else ""


@register.filter
def address(filters: Any, change: str) -> str:
    """Return the address of these filters with one of them changed: `filters|address:"show=te-laat"`."""
    from contactforms.portal.filters import Filters, Show, Who

    assert isinstance(filters, Filters)
    name, _equals, value = change.partition("=")
    changed = {"show": Show, "who": Who}[name](value)
    return filters.but(**{name: changed}).address or "?"
