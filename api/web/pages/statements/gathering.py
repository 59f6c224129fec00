"""What the form has in several fields (a calendar, rows, ticks) as the values of a record, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from api.web.forms import Filled
from api.web.pages.statements.competence_rows import CompetenceRow, rows_of
from api.web.pages.statements.months import Month, calendar, joined, split
from api.web.pages.statements.sections import Sort
from matching.codes import code_list
from matching.exclusion import LIST_OF

MONTHS, TAKEN = "months", "take"
COMPETENCE = re.compile(r"competence\.(\d{1,3})\.label")
WINDOW = re.compile(r"window\.(\d{1,3})\.from")
TICKED_EXCLUSIONS: Mapping[Sort, tuple[str, ...]] = {
    "needs": ("partner_kind", "industry", "motive"),
    "offers": ("partner_kind", "purpose", "target_group"),
}
"""What those who write it mostly exclude is ticked; anything else is written."""
SPARE_ROWS = 2


def gathered(form: Filled, today: date) -> Filled:
    """``form`` with the values of the record; what has them already stays as it is."""
    values = {
        "windows": _windows(form, today),
        "competences": _competences(form),
        "slots": _lines(form.all("slots")),
        "exclusions": _lines(form.all("exclusions")),
    }
    return replace(form, values={**form.values, **{name: ("\n".join(one),) for name, one in values.items()}})


def rows_in(form: Filled) -> list[CompetenceRow]:
    """The rows of competences as they were filled in."""
    return [
        CompetenceRow(
            form.one(f"competence.{number}.label"),
            form.one(f"competence.{number}.level"),
            bool(form.one(f"competence.{number}.required")),
            form.one(f"competence.{number}.code"),
        )
        for number in _numbers(form, COMPETENCE)
    ]


@dataclass(frozen=True, slots=True)
class Spread:
    """The values of a gathered form as the fields show them."""

    months: list[Month]
    ticked: list[str]
    windows: list[tuple[str, str]]
    competences: list[CompetenceRow]
    slots: list[str]
    exclusions: list[str]
    other_exclusions: list[str]


def spread(sort: Sort, form: Filled, today: date) -> Spread:
    """``form``, gathered, for its fields: with some rows to spare."""
    ticked, windows = split(_lines(form.all("windows")), today)
    rows = rows_of(_lines(form.all("competences")))
    exclusions = _lines(form.all("exclusions"))
    shown = [one for one in exclusions if _is_ticked(sort, one)]
    return Spread(
        months=calendar(today),
        ticked=ticked,
        windows=[*windows, ("", "")],
        competences=[*rows, *[CompetenceRow()] * SPARE_ROWS],
        slots=_lines(form.all("slots")),
        exclusions=shown,
        other_exclusions=[one for one in exclusions if one not in shown],
    )


def _windows(form: Filled, today: date) -> list[str]:
    numbers = _numbers(form, WINDOW)
    if not numbers and MONTHS not in form.values:
        return joined(*split(_lines(form.all("windows")), today), today)
    rows = [(form.one(f"window.{n}.from").strip(), form.one(f"window.{n}.to").strip()) for n in numbers]
    return joined(form.all(MONTHS), rows, today)


def _competences(form: Filled) -> list[str]:
    if not _numbers(form, COMPETENCE):
        return _lines(form.all("competences"))
    lines = [row.text for row in rows_in(form)]
    known = {row.label.casefold().strip() for row in rows_in(form)}
    taken = [CompetenceRow(label).text for label in form.all(TAKEN) if label.casefold() not in known]
    return [line for line in [*lines, *taken] if line]


def _numbers(form: Filled, pattern: re.Pattern[str]) -> list[int]:
    return sorted(int(found[1]) for name in form.values if (found := pattern.fullmatch(name)))


def _lines(values: Iterable[str]) -> list[str]:
    lines = (line.strip() for value in values for line in value.splitlines())
    return list(dict.fromkeys(line for line in lines if line))


def _is_ticked(sort: Sort, exclusion: str) -> bool:
    what, _, code = exclusion.partition(":")
    return what in TICKED_EXCLUSIONS[sort] and code in code_list(LIST_OF[what])
