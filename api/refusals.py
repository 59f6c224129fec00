"""What pydantic could not read in a request, as the same sentences that the domain uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matching.checks import Checks
from matching.errors import Problem
from matching.messages import message

NOT_AN_OBJECT = message(
    'The body is not a JSON object; send one, as in {{"text": "…"}}, with the header '
    "Content-Type: application/json."
)
NOT_A_NESTED_OBJECT = message(
    "'{value}' is not a JSON object, which {field} has to be; write it in curly brackets with its names."
)
WHOLE_NUMBER = message("'{value}' is not a whole number, which {field} has to be; write digits, as in 20.")
NUMBER = message("'{value}' is not a number, which {field} has to be; write digits, as in 12 or 2.5.")
SENTENCES = {
    "missing": message("{field} is missing; add it."),
    "extra_forbidden": message("{field} is not a name that is known here; /docs lists the names that are."),
    "int_parsing": WHOLE_NUMBER,
    "int_parsing_size": WHOLE_NUMBER,
    "int_type": WHOLE_NUMBER,
    "int_from_float": WHOLE_NUMBER,
    "float_parsing": NUMBER,
    "float_type": NUMBER,
    "finite_number": NUMBER,
    "string_type": message(
        "'{value}' is not text, which {field} has to be; in JSON, write it in quotation marks."
    ),
    "string_unicode": message(
        "{field} holds a character that is not text ({value}); delete it and type it again."
    ),
    "list_type": message(
        "'{value}' is not a list of texts, which {field} has to be; "
        'in JSON, write it as in ["one", "two"], and in a table as in one | two.'
    ),
    "number_list_type": message(
        "'{value}' is not a list of numbers, which {field} has to be; in JSON, write it as in [1, 0.5]."
    ),
    "literal_error": message("'{value}' is not possible for {field}; use one of {known}."),
    "json_invalid": message(
        "The body is not JSON: something is wrong at character {place}; "
        "look for a missing quotation mark, comma or bracket."
    ),
    "dict_type": NOT_A_NESTED_OBJECT,
    "model_attributes_type": NOT_A_NESTED_OBJECT,
    "model_type": NOT_A_NESTED_OBJECT,
}
"""A sentence for each of pydantic's types of errors that the models of this service can have."""
UNKNOWN = message("'{value}' cannot be a value of {field}; /docs says what can.")


def refusals(errors: Sequence[Mapping[str, Any]]) -> tuple[Problem, ...]:
    """A problem for each of pydantic's ``errors``."""
    checks = Checks()
    for error in errors:
        _refuse(checks, error)
    return tuple(checks.problems)


def _refuse(checks: Checks, error: Mapping[str, Any]) -> None:
    kind, (where, *path) = error["type"], error["loc"]
    names = [part for part in path if isinstance(part, str)]
    sentence = SENTENCES.get(kind, UNKNOWN)
    if where == "body" and not path:
        sentence = NOT_AN_OBJECT
    known = str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    place = path[0] if path else 0
    field = ".".join(names) or str(where)
    checks.refuse(field, _shown(error.get("input")), sentence.template, known=known, place=place)


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else ascii(value)
