"""What is looked for on the portal; it stands in the address, so that it can be sent to somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query

from api.web.words import Words, words
from matching.filters import Filters
from matching.labels import Labels
from matching.messages import Worded
from matching.place import Place
from matching.portal.listing import Sort
from matching.portal.season_of_year import Name, SeasonOfYear, season_named
from matching.portal.whereabouts import whereabouts
from matching.visible_to import Sight

PATH = "/find"
LONGEST = 500
SEASONS: dict[Name, Words] = {
    "spring": words("Spring {year}"),
    "summer": words("Summer {year}"),
    "autumn": words("Autumn {year}"),
    "winter": words("Winter {year}/{next}"),
}
SORTS: dict[Sort, Words] = {"needs": words("Needs"), "offers": words("Offers")}
Short = Annotated[str, Query(max_length=60)]


@dataclass(frozen=True, slots=True)
class Asked:
    """Empty means anything. ``place`` is a municipality, or a region with ``region:`` before it."""

    q: str = ""
    show: Sort = ""
    place: str = ""
    purpose: str = ""
    kind: str = ""
    when: str = ""

    @property
    def query(self) -> dict[str, str]:
        """As it stands in the address."""
        found = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {name: value for name, value in found if value}

    @property
    def where(self) -> Place | None:
        """The place; InvalidProfile for one that there is not."""
        what, _, value = self.place.rpartition(":")
        return Place(what or "municipality", value) if self.place else None

    def filters(self, sight: Sight) -> Filters:
        """What is asked for, of what may be seen.

        Raises:
            InvalidProfile: a place, a code or a season that there is not.
        """
        return Filters(
            purposes=(self.purpose,) if self.purpose else (),
            resource_kinds=(self.kind,) if self.kind else (),
            place=self.where,
            dates=season_named(self.when).window if self.when else None,
            sight=sight,
        )

    def link(self, **changes: str) -> str:
        """The address of this, with ``changes``."""
        changed = {name: value for name, value in {**self.query, **changes}.items() if value}
        return f"{PATH}?{urlencode(changed)}" if changed else PATH

    def to_remove(self) -> Iterator[tuple[Worded | str, str]]:
        """Each condition that can be dropped, and the address without it."""
        if self.q:
            yield f"“{self.q if len(self.q) <= 40 else self.q[:39] + '…'}”", self.link(q="")
        if self.show:
            yield SORTS[self.show], self.link(show="")
        if self.where is not None:
            yield whereabouts([self.where])[0], self.link(place="")
        for name, listed in (("purpose", "purposes"), ("kind", "resource_kinds")):
            if value := getattr(self, name):
                yield Labels(listed, (value,)), self.link(**{name: ""})
        if self.when:
            yield season_words(season_named(self.when)), self.link(when="")


def season_words(season: SeasonOfYear) -> Words:
    """What a season is called."""
    values = {"year": season.year, "next": f"{(season.year + 1) % 100:02}"}
    return replace(SEASONS[season.name], values=values)


def asked(
    q: Annotated[str, Query(max_length=LONGEST)] = "",
    show: Annotated[Sort, Query()] = "",
    place: Short = "",
    purpose: Short = "",
    kind: Short = "",
    when: Short = "",
) -> Asked:
    """The address, read."""
    return Asked(q.strip(), show, place.strip(), purpose, kind, when)
