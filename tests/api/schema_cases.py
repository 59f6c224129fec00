"""Requests that Schemathesis makes of the OpenAPI document, with the ids that there are."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import schemathesis
from schemathesis import APIOperation, BaseSchema, GenerationMode
from schemathesis.core.result import Ok

from storage.schema import market_schema
from tests.api.lively_world import LivelyWorld

CODES = [
    "da",
    "en",
    "purposes",
    "units",
    "people",
    "continuous",
    "running",
    "ended",
    "public",
    "open",
    "2027-03-01",
]
NOT_HELD = ("positive_data_acceptance", "ignored_auth", "object_level_authorization")
"""Checks that ask for what the house does not promise: that whatever has the right form can be done, and
that a route is closed to whoever is not known, where it answers with what is public."""


def schema_of(world: LivelyWorld) -> BaseSchema:
    """The document as a source of requests; a status that it does not name counts as unknown."""
    document = _without_default(_with_records(deepcopy(world.app.openapi())))
    schema = schemathesis.openapi.from_dict(document, config=_config(world))
    schema.app = world.app
    return schema


def operations(schema: BaseSchema, mode: GenerationMode) -> list[APIOperation[Any, Any, Any, Any]]:
    """What can be asked in ``mode``; what deletes comes last."""
    found = [result.ok() for result in schema.get_all_operations() if isinstance(result, Ok)]
    if mode.is_negative:  # where nothing can be said, nothing wrong can be said
        found = [one for one in found if one.body or any(True for _ in one.iter_parameters())]
    return sorted(found, key=lambda operation: operation.method.upper() == "DELETE")


def _config(world: LivelyWorld) -> schemathesis.Config:
    known = [id for ids in world.ids.values() for id in ids] + CODES
    lists = {**world.ids, "known": known, "versions": [f'"{n}"' for n in range(1, 6)]}
    named = [
        {
            "include-path-regex": f"^/v1/{sort}/",
            "parameters": {"path.id": {"dictionary": sort, "probability": 0.8}},
        }
        for sort in world.ids
    ]
    return schemathesis.Config.from_dict(
        {
            "dictionaries": {name: {"values": values} for name, values in lists.items()},
            "generation": {"dictionaries": {"string": {"dictionary": "known", "probability": 0.5}}},
            "parameters": {"header.If-Match": {"dictionary": "versions", "probability": 0.9}},
            "operations": named,
            "checks": {name: {"enabled": False} for name in NOT_HELD},
        }
    )


def _without_default(document: dict[str, Any]) -> dict[str, Any]:
    for methods in document["paths"].values():
        for operation in methods.values():
            operation["responses"].pop("default", None)
    return document


def _with_records(document: dict[str, Any]) -> dict[str, Any]:
    """``document`` with what docs/format.md says of the records that are written."""
    records = market_schema()["$defs"]
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            sort = (path if method == "post" else path.removesuffix("/{id}")).rpartition("/")[2]
            if sort not in records or "requestBody" not in operation:
                continue
            record = deepcopy(records[sort])
            given = {"id", "partner"} if method == "post" else set(record["required"])
            record["required"] = [name for name in record["required"] if name not in given]
            operation["requestBody"]["content"]["application/json"]["schema"] = record
    return document
