"""Bodies made of the OpenAPI document in which one text after the other is hostile."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

PLAIN = {
    "partner": "ngo-1", "statement": None, "centre": "herning", "role": "member", "unit": "people",
    "name": "x",
    "email": "a@example.org", "password": "en lang kode til", "current": "korrekt hest batteri",
    "list": None,
    "new": "endnu en lang kode", "kind": "ngo", "level": "continuous", "phase": "ended", "language": "da",
    "id": None, "introduction": None, "primary": None, "place": None, "lang": None, "expires": None,
}  # fmt: skip
"""What a text is, by its name, while another one is hostile."""


def hostile_bodies(schema: dict[str, Any], schemas: dict[str, Any], text: str) -> Iterator[Any]:
    """A body for each text there can be in one of ``schema``, which is ``text`` in it."""
    body = _made(schema, schemas, "")
    for path in _texts(schema, schemas):
        hostile = deepcopy(body)
        _put(hostile, path, schema, schemas, text)
        yield hostile


def plain_body(operation: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """A body in which nothing is hostile; empty where none is taken."""
    if "requestBody" not in operation:
        return {}
    made: dict[str, Any] = _made(
        operation["requestBody"]["content"]["application/json"]["schema"], schemas, ""
    )
    return made


def _resolved(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in schema:
        return dict(schemas[schema["$ref"].rpartition("/")[2]])
    for choice in schema.get("anyOf", ()):
        if choice.get("type") != "null":
            return _resolved(choice, schemas)
    return schema


def _made(schema: dict[str, Any], schemas: dict[str, Any], name: str) -> Any:
    schema = _resolved(schema, schemas)
    kind = schema.get("type")
    if kind == "object":
        required = schema.get("required", ())
        return {
            field: _made(one, schemas, field)
            for field, one in schema.get("properties", {}).items()
            if field in required
        }
    if kind == "array":
        return []
    if kind == "string":
        return "2027-03-01" if schema.get("format") == "date" else PLAIN.get(name, "x")
    return {"boolean": True}.get(str(kind), 1)


def _texts(schema: dict[str, Any], schemas: dict[str, Any]) -> Iterator[tuple[str | int, ...]]:
    schema = _resolved(schema, schemas)
    if schema.get("type") == "object":
        for field, one in schema.get("properties", {}).items():
            yield from ((field, *rest) for rest in _texts(one, schemas))
    elif schema.get("type") == "array":
        yield from ((0, *rest) for rest in _texts(schema["items"], schemas))
    elif schema.get("type") == "string":
        yield ()


def _put(
    body: Any, path: tuple[str | int, ...], schema: dict[str, Any], schemas: dict[str, Any], text: str
) -> None:
    """Let the value at ``path`` be ``text``, and make what it stands in."""
    schema = _resolved(schema, schemas)
    step, rest = path[0], path[1:]
    inner = schema["items"] if step == 0 else schema["properties"][step]
    if not rest:
        body.append(text) if step == 0 else body.update({step: text})
        return
    if step == 0:
        body.append(_made(inner, schemas, ""))
    elif body.get(step) is None:
        body[step] = _made(inner, schemas, str(step))
    _put(body[step], rest, inner, schemas, text)
