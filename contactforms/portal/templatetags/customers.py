"""What the screens of a customer say in a few words."""

from datetime import date
from typing import Any

from django import template

from contactforms.portal.urgency import until

register = template.Library()


@register.inclusion_tag("portal/_mark.html")
def urgency(due: date) -> dict[str, Any]:
    """Show how pressing it is what was promised by this date."""
    found = until(due)
    return {"level": found.level, "words": found.words}


@register.filter
def of(names: dict[int, Any], other_id: int | None) -> Any:
    """Return the other person of a conversation, when they may be seen."""
    return names.get(other_id) if other_id is not None else None
