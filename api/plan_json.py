"""JSON in the process of the plans, which does without the web framework."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

DOCUMENT: TypeAdapter[dict[str, Any]] = TypeAdapter(dict[str, Any])


def as_json(document: dict[str, Any]) -> bytes:
    """``document`` as the body of an answer."""
    return DOCUMENT.dump_json(document)
