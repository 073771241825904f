"""What breaks those who already use the API, by comparing two of its documents.

Growing is allowed: new addresses, parameters that may be left out, fields in an answer, values of a list of
choices. Everything else a client may lean on stays: addresses, methods, parameters, fields, their types,
whether they are always there, whether they may be null.
"""

from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]
METHODS = ("get", "post", "put", "patch", "delete")
ONE_OF = ("oneOf", "anyOf", "allOf")


def breaking_changes(old: Schema, new: Schema) -> list[str]:
    """Return what a client of `old` would trip over in `new`, one line each."""
    return list(Comparison(old, new).paths())


class Comparison:
    """Two documents side by side."""

    def __init__(self, old: Schema, new: Schema) -> None:
        self.old, self.new = old, new
        self.compared: set[tuple[str, str, bool]] = set()

    def paths(self) -> Iterator[str]:
        """Compare every address and method."""
        for path, methods in self.old["paths"].items():
            for method in METHODS:
                if method not in methods:
                    continue
                now = self.new["paths"].get(path, {}).get(method)
                where = f"{method.upper()} {path}"
                if now is None:
                    yield f"{where}: removed"
                else:
                    yield from self.parameters(where, methods[method], now)
                    yield from self.body(where, methods[method], now)
                    yield from self.answers(where, methods[method], now)

    def parameters(self, where: str, old: Schema, new: Schema) -> Iterator[str]:
        """Compare what may be asked."""
        was, now = ({(p["in"], p["name"]): p for p in operation.get("parameters", ())} for operation in (old, new))
        for key, parameter in was.items():
            place = f"{where}: parameter {key[1]}"
            if key not in now:
                yield f"{place}: removed"
            else:
                yield from self.schema(place, parameter["schema"], now[key]["schema"], asked=True)
        for key, parameter in now.items():
            if parameter.get("required") and not was.get(key, {}).get("required"):
                yield f"{where}: parameter {key[1]}: now required"

    def body(self, where: str, old: Schema, new: Schema) -> Iterator[str]:
        """Compare what may be sent."""
        for media, content in old.get("requestBody", {}).get("content", {}).items():
            now = new.get("requestBody", {}).get("content", {}).get(media)
            if now is None:
                yield f"{where}: body: {media} removed"
            else:
                yield from self.schema(f"{where}: body", content["schema"], now["schema"], asked=True)

    def answers(self, where: str, old: Schema, new: Schema) -> Iterator[str]:
        """Compare what comes back."""
        for code, answer in old["responses"].items():
            for media, content in answer.get("content", {}).items():
                now = new["responses"].get(code, {}).get("content", {}).get(media)
                if now is None:
                    yield f"{where}: {code} {media}: removed"
                else:
                    yield from self.schema(f"{where}: {code}", content["schema"], now["schema"], asked=False)

    def schema(self, where: str, old: Schema, new: Schema, *, asked: bool) -> Iterator[str]:
        """Compare two schemas, of something asked or of something answered."""
        pair = (str(old), str(new), asked)
        if pair in self.compared:
            return
        self.compared.add(pair)
        old, new = _resolved(old, self.old), _resolved(new, self.new)
        for name in ("type", "format"):
            if old.get(name) != new.get(name):
                yield f"{where}: {name} was {old.get(name)}, is {new.get(name)}"
        yield from self._choices(where, old, new, asked)
        if bool(old.get("nullable")) != bool(new.get("nullable")) and bool(new.get("nullable")) != asked:
            yield f"{where}: {'may no longer' if asked else 'may now'} be null"
        yield from self._limits(where, old, new, asked)
        yield from self._fields(where, old, new, asked)
        if "items" in old and "items" in new:
            yield from self.schema(f"{where}[]", old["items"], new["items"], asked=asked)

    def _choices(self, where: str, old: Schema, new: Schema, asked: bool) -> Iterator[str]:
        if asked and "enum" in new:
            refused = set(old.get("enum", ["anything"])) - set(new["enum"])
            if refused:
                yield f"{where}: no longer accepts {sorted(map(str, refused))}"
        for name in ONE_OF:
            was, now = old.get(name, []), new.get(name, [])
            if len(was) != len(now):
                yield f"{where}: {name} had {len(was)} forms, has {len(now)}"
            for one, other in zip(was, now, strict=False):
                yield from self.schema(where, one, other, asked=asked)

    def _limits(self, where: str, old: Schema, new: Schema, asked: bool) -> Iterator[str]:
        longest, shortest = new.get("maxLength"), new.get("minLength", 0)
        if asked and longest is not None and longest < old.get("maxLength", longest + 1):
            yield f"{where}: at most {longest} characters now"
        if asked and shortest > old.get("minLength", 0):
            yield f"{where}: at least {shortest} characters now"

    def _fields(self, where: str, old: Schema, new: Schema, asked: bool) -> Iterator[str]:
        was, now = old.get("properties", {}), new.get("properties", {})
        for name, field in was.items():
            if name not in now:
                yield f"{where}.{name}: removed"
            else:
                yield from self.schema(f"{where}.{name}", field, now[name], asked=asked)
        always_was, always_is = set(old.get("required", ())), set(new.get("required", ()))
        if asked:
            yield from (f"{where}.{name}: now required" for name in sorted(always_is - always_was))
        else:
            yield from (f"{where}.{name}: no longer always there" for name in sorted(always_was - always_is))


def _resolved(schema: Schema, document: Schema) -> Schema:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema
