"""Small line drawings that stand beside words, never instead of them."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Own drawings on a 24 × 24 grid, stroked in the colour of the text.
PATHS = {
    "phone": "M6 3h3l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2v3a2 2 0 0 1-2 2A17 17 0 0 1 4 5a2 2 0 0 1 2-2z",
    "counter": "M4 21V8l8-5 8 5v13M4 21h16M9 21v-6h6v6M8 11h.01M12 11h.01M16 11h.01",
    "form": "M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7",
    "email": "M3 6h18v12H3zM3 7l9 7 9-7",
    "chat": "M4 5h16v11h-8l-5 4v-4H4zM8 9h8M8 12h5",
    "whatsapp": "M12 3a9 9 0 0 1 0 18 9 9 0 0 1-4.300-1.100L3 21l1.200-4.500A9 9 0 0 1 12 3zM9 9c0 4 2 6 6 6",
    "video": "M3 6h12v12H3zM15 11l6-4v10l-6-4",
    "appointment": "M4 5h16v16H4zM4 10h16M8 3v4M16 3v4M9 15l2 2 4-4",
    "self_service": "M3 5h18v11H3zM9 20h6M12 16v4M8 11l2.500 2L16 8.500",
    "post": "M4 7h16v11H4zM8 7V4h8v3M8 12h8",
    "clock": "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5l3 2",
    "search": "M10.500 4a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13zM15.500 15.500 21 21",
    "arrow": "M5 12h14M13 6l6 6-6 6",
    "external": "M9 5H5v14h14v-4M13 4h7v7M20 4l-9 9",
    "cross": "M6 6l12 12M18 6 6 18",
    "check": "M5 12.500 10 17.500 19.500 7",
    "info": "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 11v6M12 7.500h.01",
    "service": "M8 11a3.500 3.500 0 1 1 0-7 3.500 3.500 0 0 1 0 7zM2 20c0-4 2.500-6 6-6s6 2 6 6"
    "M16 4.500a3.500 3.500 0 0 1 0 6.500M17 14c3 .3 5 2.200 5 6",
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon; hidden from screen readers, because the words beside it say the same."""
    path = PATHS.get(name)
    if path is None:
        return mark_safe("")
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        path,
    )
