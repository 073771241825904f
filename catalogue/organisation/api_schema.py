"""The OpenAPI document also tells how requests fail: problem details, with the codes each address can give."""

from inspect import getdoc
from typing import Any

from django.conf import settings
from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from rest_framework import serializers

from catalogue.organisation.api_views import PublicView, ReadOnly, Shown
from catalogue.organisation.problems import MEDIA_TYPE

WORDS = {
    "400": "Something in the request is wrong; `errors` says what.",
    "404": "There is nothing here.",
    "406": "Ask for JSON.",
    "410": "It was removed; `successor` says what took its place.",
    "412": "The condition in the request does not hold.",
    "429": "Too many requests; Retry-After says how many seconds to wait.",
}


class ProblemShown(Shown):
    """Problem details (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField(help_text="For programs; does not change with the language.")
    detail = serializers.CharField(help_text="For people.")
    errors = serializers.DictField(required=False, help_text="Each wrong field with its messages.")  # type: ignore[assignment]
    successor = serializers.CharField(required=False, allow_null=True, help_text="Address of what took its place.")
    successor_uuid = serializers.UUIDField(required=False, allow_null=True)


def only_ours(endpoints: list[tuple[Any, ...]], **kwargs: Any) -> list[tuple[Any, ...]]:
    """Keep the addresses of this API; Wagtail's admin has some for its own screens."""
    ours = settings.SPECTACULAR_SETTINGS["SCHEMA_PATH_PREFIX"]
    return [endpoint for endpoint in endpoints if endpoint[0].startswith(ours)]


class Document(SchemaGenerator):
    """The document is in English, whatever language is active: it is compared with what was committed."""

    def get_schema(self, *args: Any, **kwargs: Any) -> Any:
        """Return the whole document."""
        with translation.override(None):
            return super().get_schema(*args, **kwargs)


class ProblemSchema(AutoSchema):
    """Adds the failures, and 304 where answers can be kept."""

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        bodies = super()._get_response_bodies(direction)
        for code in self._failures():
            bodies.setdefault(code, self._problem(code))
        if isinstance(self.view, PublicView) and self.method == "GET":
            bodies["304"] = {"description": "What you have is still right (ETag, Last-Modified)."}
        return dict(sorted(bodies.items()))

    def get_description(self) -> str:  # type: ignore[override]
        """Return what the view says of itself; its methods say the same for every register."""
        if isinstance(self.view, ReadOnly):
            return getdoc(type(self.view)) or ""
        return super().get_description()

    def _get_serializer_name(self, serializer: Any, direction: Any, bypass_extensions: bool = False) -> str:
        return super()._get_serializer_name(serializer, direction, bypass_extensions).removesuffix("Shown")

    def _failures(self) -> set[str]:
        codes = {"406", "429"}
        if isinstance(self.view, PublicView):
            codes |= {"400", "404", "412"}
        if isinstance(self.view, ReadOnly) and self.view.action == "retrieve":
            codes |= {"410"}
        return codes

    def _problem(self, code: str) -> dict[str, Any]:
        component: ResolvedComponent = self.resolve_serializer(ProblemShown, "response")
        return {"description": WORDS[code], "content": {MEDIA_TYPE: {"schema": component.ref}}}
