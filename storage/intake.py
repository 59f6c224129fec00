"""Takes rows one by one and holds them against each other: ids once, and each with its partner."""

from __future__ import annotations

from collections.abc import Container

from matching.errors import InvalidProfile, Problem
from matching.partner import Partner
from storage.market_columns import SORTS, Sort
from storage.parsed import Parsed, refused, refused_row
from storage.plain_table import Record
from storage.records import Profile, profile_of
from storage.refusals import refused_value
from storage.rows import Row

Place = tuple[str, int]
"""File and row."""


class Intake:
    """Collects profiles and refusals; ``known_partners`` are the ids that are there already."""

    def __init__(self, known_partners: Container[str] = ()) -> None:
        self._known = known_partners
        self._parsed = Parsed()
        self._places: dict[Sort, dict[str, Place]] = {sort: {} for sort in SORTS}

    def take(self, sort: Sort, row: Row, record: Record, problems: list[Problem]) -> None:
        """Take ``record``, which stands in ``row``, unless something is wrong with it."""
        self._parsed.rows += 1
        try:
            profile = profile_of(sort, record)
        except InvalidProfile as error:
            broken = {problem.field for problem in problems}
            further = error.problems if record or not problems else ()
            problems = problems + [problem for problem in further if problem.field not in broken]
        else:
            problems = problems or self._keep(sort, profile, row)
        self._parsed.refused += refused_row(row, problems)

    def done(self) -> Parsed:
        """All that was taken, without what belongs to a partner that is nowhere."""
        for sort in SORTS[1:]:
            kept = self._parsed.profiles[sort]
            self._parsed.profiles[sort] = [profile for profile in kept if self._has_partner(sort, profile)]
        return self._parsed

    def _keep(self, sort: Sort, profile: Profile, row: Row) -> list[Problem]:
        places = self._places[sort]
        if profile.id in places:
            file, number = places[profile.id]
            template = (
                "The id '{value}' is given twice: the first time in row {row} of {file}; "
                "give this one another id, or delete one of the two."
            )
            return list(refused_value("id", profile.id, template, row=number, file=file).problems)
        places[profile.id] = (row.file, row.number)
        self._parsed.profiles[sort].append(profile)
        return []

    def _has_partner(self, sort: Sort, profile: Profile) -> bool:
        if isinstance(profile, Partner):
            return True
        if profile.partner in self._places["partners"] or profile.partner in self._known:
            return True
        template = (
            "There is no partner '{value}' that can be taken, neither in the files nor in the database; "
            "correct the id, or add the partner."
        )
        problem = refused_value("partner", profile.partner, template).problems[0]
        self._parsed.refused.append(refused(*self._places[sort][profile.id], problem))
        return False
