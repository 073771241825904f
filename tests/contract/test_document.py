"""The API's document: the committed file is what the code gives, and nobody who uses it is broken.

`released.yaml` is the document that others build on. It is replaced by docs/openapi.yaml at a release, by
hand and on purpose; between releases the API may only grow.
"""

from copy import deepcopy
from pathlib import Path

import pytest
import yaml
from django.utils import translation

from cms.api_docs import document
from tests.contract.compatibility import breaking_changes

COMMITTED = Path(__file__).parents[2] / "docs" / "openapi.yaml"
RELEASED = Path(__file__).with_name("released.yaml")


def plain(value):
    """Return the document without the types that the generator uses for sorting."""
    return yaml.safe_load(yaml.safe_dump(_builtin(value)))


def _builtin(value):
    if isinstance(value, dict):
        return {str(key): _builtin(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_builtin(part) for part in value]
    return value if isinstance(value, int | float | bool | None) else str(value)


@pytest.fixture(scope="module")
def now():
    return plain(document())


@pytest.fixture
def released():
    return yaml.safe_load(RELEASED.read_text())


def test_the_committed_document_is_what_the_code_gives(now):
    assert yaml.safe_load(COMMITTED.read_text()) == now, "run `make schema` and commit docs/openapi.yaml"


def test_nothing_that_others_build_on_has_changed(now, released):
    assert breaking_changes(released, now) == []


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_the_document_is_the_same_in_every_language(now, language):
    document.cache_clear()
    with translation.override(language):
        assert plain(document()) == now
    document.cache_clear()


def _product(schema):
    return schema["components"]["schemas"]["Product"]


def _question(schema):
    return schema["components"]["schemas"]["QuestionInRequest"]


def _remove_path(schema):
    del schema["paths"]["/api/v1/products/{uuid}/"]


def _remove_field(schema):
    del _product(schema)["properties"]["short_answer"]


def _remove_nested_field(schema):
    del schema["components"]["schemas"]["Channel"]["properties"]["open_now"]


def _change_type(schema):
    _product(schema)["properties"]["product_number"]["type"] = "integer"


def _change_format(schema):
    _product(schema)["properties"]["uuid"]["format"] = "uri"


def _make_optional(schema):
    _product(schema)["required"].remove("title")


def _make_nullable(schema):
    _product(schema)["properties"]["title"]["nullable"] = True


def _require_a_field(schema):
    _question(schema).setdefault("required", []).append("name")


def _shorten(schema):
    _question(schema)["properties"]["text"]["maxLength"] = 100


def _remove_parameter(schema):
    schema["paths"]["/api/v1/products/"]["get"]["parameters"].pop()


def _require_a_parameter(schema):
    parameter = {"in": "query", "name": "key", "required": True, "schema": {"type": "string"}}
    schema["paths"]["/api/v1/search/"]["get"]["parameters"].append(parameter)


def _refuse_a_choice(schema):
    schema["components"]["schemas"]["Lookup"]["oneOf"].pop()


def _remove_an_answer(schema):
    del schema["paths"]["/api/v1/products/{uuid}/"]["get"]["responses"]["410"]


@pytest.mark.parametrize(
    "change",
    [
        _remove_path, _remove_field, _remove_nested_field, _change_type, _change_format, _make_optional,
        _make_nullable, _require_a_field, _shorten, _remove_parameter, _require_a_parameter, _refuse_a_choice,
        _remove_an_answer,
    ],
)  # fmt: skip
def test_a_breaking_change_is_noticed(released, change):
    changed = deepcopy(released)
    change(changed)
    assert breaking_changes(released, changed)


def _add_field(schema):
    _product(schema)["properties"]["extra"] = {"type": "string"}
    _product(schema)["required"].append("extra")


def _add_path(schema):
    schema["paths"]["/api/v1/nieuw/"] = schema["paths"]["/api/v1/products/"]


def _add_parameter(schema):
    parameter = {"in": "query", "name": "extra", "schema": {"type": "string"}}
    schema["paths"]["/api/v1/search/"]["get"]["parameters"].append(parameter)


def _allow_more_text(schema):
    _question(schema)["properties"]["text"]["maxLength"] = 20_000


def _other_words(schema):
    _product(schema)["properties"]["title"]["description"] = "Anders gezegd."


@pytest.mark.parametrize("change", [_add_field, _add_path, _add_parameter, _allow_more_text, _other_words])
def test_growing_is_allowed(released, change):
    changed = deepcopy(released)
    change(changed)
    assert breaking_changes(released, changed) == []
