"""Moments as people say them, with the exact one beside; and the marks of the desk."""

from datetime import datetime, timedelta
from typing import Any

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()


@register.filter
def ago(moment: datetime | None) -> str:
    """Return how long ago in words: “just now”, “3 hours ago”, “yesterday”, then the date."""
    if moment is None:
        return ""
    now = timezone.now()
    passed = now - moment
    days = (timezone.localdate(now) - timezone.localdate(moment)).days
    if passed < timedelta(minutes=1):
        return _("just now")
    if passed < timedelta(hours=1):
        minutes = int(passed.total_seconds() // 60)
        return ngettext("%(n)d minute ago", "%(n)d minutes ago", minutes) % {"n": minutes}
    if days == 0:
        hours = int(passed.total_seconds() // 3600)
        return ngettext("%(n)d hour ago", "%(n)d hours ago", hours) % {"n": hours}
    if days == 1:
        return _("yesterday")
    if days < 14:
        return ngettext("%(n)d day ago", "%(n)d days ago", days) % {"n": days}
    return str(formats.date_format(timezone.localdate(moment), "j b Y"))


@register.filter
def exactly(moment: datetime | None) -> str:
    """Return the exact moment in the city: “Tuesday 24 November 2026, 14.05”."""
    return formats.date_format(timezone.localtime(moment), "l j F Y, G.i") if moment else ""


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
