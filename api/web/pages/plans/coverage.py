"""An alliance as a table: the parts of the need, and how much of each every member covers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A part: what each member brings to it, in their order, and what stays open."""

    part: Document
    cells: tuple[Document | None, ...]
    open: float
    """Share of the part that nobody covers."""
    sentence: str
    """Why, where something stays open."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of the alliances that are proposed."""

    alliance: Document
    lines: tuple[Line, ...]

    def introducing(self, need: str) -> str:
        """Where drafts are made of it: of each member with the partner of the need."""
        pairs = [("pair", _pair(member)) for member in self.alliance["members"]]
        return f"/alliances/introduce?{urlencode([('need', need), *pairs])}"


def alternative(alliance: Document, parts: Sequence[Document]) -> Alternative:
    """``alliance`` of a plan for ``parts``, as :mod:`matching.alliances.as_dict` writes them."""
    uncovered = {_key(one["part"]): one for one in alliance["uncovered"]}
    lines = []
    for part in parts:
        key = _key(part)
        cells = tuple(_cell(member, key) for member in alliance["members"])
        still = uncovered.get(key)
        lines.append(Line(part, cells, still["share"] if still else 0.0, still["sentence"] if still else ""))
    return Alternative(alliance, tuple(lines))


def _key(part: Document) -> tuple[str, str, str | None]:
    return part["what"], part["code"], part["unit"]


def _cell(member: Document, key: tuple[str, str, str | None]) -> Document | None:
    return next((one for one in member["brings"] if _key(one["part"]) == key), None)


def _pair(member: Document) -> str:
    """Id of a partner, and of the first offer it brings, if it brings one."""
    offer = next((one["offer"]["id"] for one in member["brings"] if one["offer"]), "")
    return f"{member['partner']['id']},{offer}"
