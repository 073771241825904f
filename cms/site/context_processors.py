"""What every template knows: the city's look."""

from typing import Any

from django.http import HttpRequest


def city(request: HttpRequest) -> dict[str, Any]:
    """Return the city's settings (one query, kept on the request)."""
    from cms.site.models import CitySettings

    return {"city": CitySettings.for_request(request)}
