"""JSON Schemas (2020-12) of the market file and the judgments file, made of the columns and code lists.

``python -m storage.schema`` writes them to ``storage/schemas/``; a test holds that they are up to date.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from matching.checks import ID, LARGEST_NUMBER, LONGEST_TEXT, MOST_ITEMS
from matching.codes import code_list
from storage.json_file import FORMAT
from storage.judgments_file import GRADES
from storage.market_columns import COLUMNS, SORTS, Column, Form, Sort

FOLDER = Path(__file__).parent / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = f"^{ID.pattern}$"
_DATE = r"\d{4}-\d{2}-\d{2}"
_PATTERNS: dict[Form, str] = {
    "identifier": ":",
    "classification": ":",
    "competence": r"\S",
    "place": r"\S",
    "exclusion": "^(partner_kind|industry|purpose|target_group|resource_kind|motive|partner):",
    "window": f"^({_DATE})?/({_DATE})?$",
    "slot": "^({weekdays})-({parts})$",
    "id": _ID,
}


def market_schema() -> dict[str, Any]:
    """The schema of a market file in JSON."""
    lists = {sort: {"type": ["array", "null"], "items": {"$ref": f"#/$defs/{sort}"}} for sort in SORTS}
    return {
        "$schema": DIALECT,
        "title": "Market file of brobygger",
        "description": "See docs/format.md. null and a value that is left out mean unknown.",
        "type": "object",
        "required": ["format"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "invented": {"type": "boolean"},
            "note": {"type": "string"},
            **lists,
        },
        "$defs": {sort: _record(sort) for sort in SORTS},
    }


def judgments_schema() -> dict[str, Any]:
    """The schema of a judgments file in JSON."""
    return {
        "$schema": DIALECT,
        "title": "Judgments file of brobygger",
        "description": "See docs/format.md. A pair that is not judged counts as 0.",
        "type": "array",
        "items": {
            "type": "object",
            "required": ["query", "partner", "grade"],
            "additionalProperties": False,
            "properties": {
                "query": {"type": "string", "pattern": _ID},
                "partner": {"type": "string", "pattern": _ID},
                "grade": {"enum": list(GRADES)},
                "why": {"type": ["string", "null"]},
            },
        },
    }


def written(schema: dict[str, Any]) -> str:
    """``schema`` as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _record(sort: Sort) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [column.name for column in COLUMNS[sort] if column.required],
        "additionalProperties": False,
        "properties": {column.name: _value(column) for column in COLUMNS[sort]},
    }


def _value(column: Column) -> dict[str, Any]:
    if column.is_list:
        return {"type": ["array", "null"], "items": _item(column), "maxItems": MOST_ITEMS}
    if column.type == "code":
        known = _codes(column)
        return {"enum": known if column.required else [*known, None]}
    if column.required:
        return _ID_OR_TEXT[column.is_id]
    numbers = {"minimum": column.least, "exclusiveMaximum": LARGEST_NUMBER}
    kinds: dict[str, dict[str, Any]] = {
        "text": {"type": ["string", "null"], "maxLength": LONGEST_TEXT},
        "whole number": {"type": ["integer", "null"], **numbers},
        "number": {"type": ["number", "null"], **numbers},
        "date": {"type": ["string", "null"], "pattern": f"^{_DATE}$"},
        "bool": {"type": ["boolean", "null"]},
    }
    return kinds[column.type]


_ID_OR_TEXT: dict[bool, dict[str, Any]] = {
    True: {"type": "string", "pattern": _ID},
    False: {"type": "string", "pattern": r"\S", "maxLength": LONGEST_TEXT},
}


def _item(column: Column) -> dict[str, Any]:
    if column.form is None:
        return {"enum": _codes(column)}
    pattern = _PATTERNS[column.form]
    if column.form == "slot":
        pattern = pattern.format(
            weekdays="|".join(code_list("weekdays")), parts="|".join(code_list("day_parts"))
        )
    return {"type": "string", "pattern": pattern}


def _codes(column: Column) -> list[str | None]:
    return list(code_list(str(column.list_name)))


if __name__ == "__main__":
    (FOLDER / "market.schema.json").write_text(written(market_schema()), encoding="utf-8")
    (FOLDER / "judgments.schema.json").write_text(written(judgments_schema()), encoding="utf-8")
