"""What every template knows: the city's look and where the catalogue begins."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cms.site.frame import frame_of


def city(request: HttpRequest) -> dict[str, Any]:
    """Return the city's settings and the catalogue's path; nothing is read before a template asks."""
    return {
        "city": SimpleLazyObject(lambda: frame_of(request).city),
        "catalogue_path": SimpleLazyObject(lambda: frame_of(request).catalogue_path),
    }
