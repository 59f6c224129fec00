"""A part as a broker writes it: ``role:mentor``, ``premises=120 square_metres``, ``bogføring*2``."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from matching.alliances.part import Part
from matching.codes import code_list
from matching.competence import Competence
from matching.errors import InvalidQuery
from matching.messages import Message, message

FORM = re.compile(
    r"(?:(?P<what>[^\W\d]+)\s*:)?\s*(?P<value>[^=*]+?)\s*(?:=\s*(?P<much>[^*]+?))?\s*(?:\*\s*(?P<weight>.+))?"
)
WHAT = {
    "competence": "competence", "kompetence": "competence",
    "role": "role", "rolle": "role",
    "resource": "resource", "ressource": "resource",
}  # fmt: skip
USUAL_UNIT = {"funding": "dkk", "premises": "square_metres", "goods": "items", "work_placement": "places"}


def read_part(text: str, option: str = "--part") -> Part:
    """The part that ``text`` names; without a sort it is a resource or a role where it is the label of one.
    ``option`` is what it was given as.

    Raises:
        InvalidQuery: it cannot be read, with the form that can.
    """
    found = FORM.fullmatch(text.strip())
    if found is None:
        raise InvalidQuery(_not_read(text))
    what, value = found["what"], found["value"].strip()
    if what is not None and what.casefold() not in WHAT:
        raise InvalidQuery(_not_read(text))
    sort = WHAT[what.casefold()] if what else _sort_of(value)
    weight = _weight(found["weight"], text)
    if sort == "competence":
        if found["much"]:
            raise InvalidQuery(
                message("Only a resource has a quantity, with its unit, as in premises=120 square_metres.")
            )
        return Part(what="competence", code=value, weight=weight, competence=Competence(value))
    list_name = "roles" if sort == "role" else "resource_kinds"
    code = code_list(list_name).find(value)
    if code is None:
        raise InvalidQuery(
            message(
                "{option} '{value}' is not known; use one of {known}.",
                option=option,
                value=value,
                known=", ".join(code_list(list_name)),
            )
        )
    if sort == "role":
        if found["much"]:
            raise InvalidQuery(
                message("Only a resource has a quantity, with its unit, as in premises=120 square_metres.")
            )
        return Part(what="role", code=code, weight=weight)
    quantity, unit = _amount(found["much"], code, text, option)
    return Part(what="resource", code=code, weight=weight, quantity=quantity, unit=unit)


def _sort_of(value: str) -> str:
    if code_list("resource_kinds").find(value):
        return "resource"
    return "role" if code_list("roles").find(value) else "competence"


def _weight(text: str | None, whole: str) -> float:
    if text is None:
        return 1.0
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        raise InvalidQuery(_not_read(whole)) from None


def _amount(text: str | None, kind: str, whole: str, option: str) -> tuple[Decimal | None, str | None]:
    if text is None:
        return None, None
    number, _, name = text.strip().partition(" ")
    try:
        quantity = Decimal(number.replace(",", "."))
    except InvalidOperation:
        raise InvalidQuery(_not_read(whole)) from None
    unit = code_list("units").find(name) if name.strip() else USUAL_UNIT.get(kind, "people")
    if unit is None:
        raise InvalidQuery(
            message(
                "{option} '{value}' is not known; use one of {known}.",
                option=option,
                value=name,
                known=", ".join(code_list("units")),
            )
        )
    return quantity, unit


def _not_read(text: str) -> Message:
    return message(
        "The part '{part}' cannot be read; write it as competence:bookkeeping, role:mentor or "
        "resource:premises=120 square_metres, with *2 at the end where it counts twice.",
        part=text,
    )
