"""What is asked of an alliance, as a form: its parts, how many, who must be in it, and who must not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from starlette.datastructures import QueryParams

from api.web.forms import Filled
from api.web.words import Words, words
from matching.alliances.part import Part, What
from matching.alliances.wish import MOST_MEMBERS, Wish
from matching.codes import code_list
from matching.competence import Competence
from matching.errors import InvalidQuery
from matching.messages import Language, Message, message
from matching.register import Register
from storage.number_text import read_number

FIELDS = ("what", "value", "amount", "unit", "weight")
SPARE, MOST_PARTS = 2, 12
WHATS: dict[What, Words] = {
    "resource": words("Resource"),
    "competence": words("Competence"),
    "role": words("Role"),
}
LISTS: dict[What, str] = {"resource": "resource_kinds", "role": "roles"}
WEIGHTS: dict[str, Words] = {"0.5": words("half"), "1": words("normal"), "2": words("double")}


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part as it is written; all fields are texts."""

    what: str = "competence"
    value: str = ""
    amount: str = ""
    unit: str = ""
    weight: str = "1"


def filled_from(query: QueryParams) -> Filled:
    """The form as it was sent; it only asks, so it stands in the address."""
    values: dict[str, list[str]] = {}
    for name, value in query.multi_items():
        values.setdefault(name, []).append(value)
    return Filled.of(values)


def rows_of(form: Filled, proposed: Sequence[Part], language: Language) -> list[PartRow]:
    """The parts as they were sent, at first those that are proposed; with empty rows for more."""
    if form.all("value"):
        written = [row for row in _sent(form) if row.value.strip()]
    else:
        written = [_written(part, language) for part in proposed]
    return [*written, *(PartRow() for _ in range(SPARE))][: max(MOST_PARTS, len(written))]


def wish_of(form: Filled, proposed: Sequence[Part], members: Sequence[str], deadline_s: float) -> Wish:
    """The conditions.

    Raises:
        InvalidQuery, InvalidProfile: one cannot be used.
    """
    rows = [row for row in _sent(form) if row.value.strip()]
    if len(rows) > MOST_PARTS:
        raise InvalidQuery(
            message("{n} parts are too many; write {most} at most.", n=len(rows), most=MOST_PARTS)
        )
    return Wish(
        parts=tuple(_part(row, proposed) for row in rows),
        most_members=form.whole("most") or MOST_MEMBERS,
        members=tuple(members),
        deadline_s=deadline_s,
    )


def members_of(form: Filled, register: Register, seen: Sequence[str]) -> list[str]:
    """Ids of those who must be in it: those ticked, and the one whose name was written.

    Raises:
        InvalidQuery: nobody, or more than one, is called so.
    """
    ticked = [id for id in form.all("must") if id in seen and id not in form.all("never")]
    text = form.one("who").strip().casefold()
    if not text:
        return ticked
    names = {id: register.partner(id).name for id in seen}
    found = [id for id, name in names.items() if text == name.casefold()]
    found = found or [id for id, name in names.items() if text in name.casefold()]
    if len(found) != 1:
        raise InvalidQuery(_not_one(form.one("who"), [names[id] for id in found]))
    return list(dict.fromkeys([*ticked, *found]))


def _not_one(text: str, names: Sequence[str]) -> Message:
    if not names:
        return message(
            "Nobody whom you can see is called '{text}'; write the name as it stands under Partners.",
            text=text,
        )
    return message(
        "'{text}' can be several partners, such as {names}; write more of the name.",
        text=text,
        names=", ".join(sorted(names)[:5]),
    )


def _sent(form: Filled) -> Iterator[PartRow]:
    columns = [form.all(name) for name in FIELDS]
    for row in zip(*columns, strict=False):
        yield PartRow(*row)


def _written(part: Part, language: Language) -> PartRow:
    return PartRow(
        part.what,
        part.label(language),
        "" if part.quantity is None else f"{part.quantity.normalize():f}".replace(".", ","),
        part.unit or "",
        f"{part.weight:g}",
    )


def _part(row: PartRow, proposed: Sequence[Part]) -> Part:
    weight = float(row.weight) if row.weight in WEIGHTS else 1.0
    value = row.value.strip()
    if row.what == "competence":
        known = (one.competence for one in proposed if one.what == "competence" and one.code == value)
        return Part(
            what="competence", code=value, weight=weight, competence=next(known, None) or Competence(value)
        )
    what: What = "role" if row.what == "role" else "resource"
    code = code_list(LISTS[what]).find(value)
    if code is None:
        raise InvalidQuery(
            message(
                "'{value}' is not in the list; choose one that is proposed while you write, or say that it "
                "is a competence.",
                value=value,
            )
        )
    if what == "role" or not row.amount.strip():
        return Part(what=what, code=code, weight=weight)
    amount = read_number(row.amount.strip())
    if amount is None or not row.unit:
        raise InvalidQuery(
            message(
                "'{value}' is no amount with its unit; write it as in 12 and choose of what.",
                value=row.amount,
            )
        )
    return Part(what=what, code=code, weight=weight, quantity=amount, unit=row.unit)
