"""The network as a picture: companies and the like on the left, civil society and the public on the right,
and a line between each two who work together. The same network gives the same picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matching.reporting.network import Network, Tie

WIDTH, ROW, TOP = 900, 30, 24
LEFT, RIGHT = 350, 550
"""Where the lines begin and end; the names stand outside of them."""
BULGE = 70
LEFT_KINDS = frozenset({"company", "social_enterprise", "foundation"})
LONGEST_NAME, SWEEPS = 34, 6


@dataclass(frozen=True, slots=True)
class Dot:
    """A partner in the picture; ``anchor`` is the side on which its name ends."""

    id: str
    name: str
    x: int
    text_x: int
    y: int
    anchor: str
    ties: int

    @property
    def short(self) -> str:
        """The name, shortened where it is long."""
        return self.name if len(self.name) <= LONGEST_NAME else self.name[: LONGEST_NAME - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Line:
    """The line of a tie: a path of SVG, and the phase that says how it is drawn."""

    path: str
    phase: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All of it, in units of the picture."""

    height: int
    dots: Sequence[Dot]
    lines: Sequence[Line]
    width: int = WIDTH


def picture_of(network: Network) -> Picture:
    """Those who work together stand near each other, and sweeping keeps crossings few."""
    sides = {id: one.kind in LEFT_KINDS for id, one in network.partners.items()}
    place = _placed(network, sides)
    near = _neighbours(network.ties)
    dots = [
        _dot(network, id, sides[id], place[id], len(near[id]))
        for id in sorted(place, key=lambda id: place[id])
    ]
    spots = {dot.id: dot for dot in dots}
    lines = [Line(_path(spots[tie.one], spots[tie.other]), tie.phase) for tie in network.ties]
    rows = max(place.values(), default=0) + 1
    return Picture(TOP * 2 + rows * ROW, dots, lines)


def _neighbours(ties: Iterable[Tie]) -> Mapping[str, list[str]]:
    near: dict[str, list[str]] = {}
    for tie in ties:
        near.setdefault(tie.one, []).append(tie.other)
        near.setdefault(tie.other, []).append(tie.one)
    return near


def _placed(network: Network, sides: Mapping[str, bool]) -> dict[str, int]:
    """The row of each: cluster by cluster, the greatest first."""
    near, first = _neighbours(network.ties), 0
    place: dict[str, int] = {}
    for cluster in _clusters(sorted(network.partners), near):
        rows = _rows(cluster, near, sides)
        place |= {id: first + row for id, row in rows.items()}
        first += max(rows.values()) + 1
    return place


def _clusters(ids: Sequence[str], near: Mapping[str, list[str]]) -> list[list[str]]:
    """Those who are joined to each other, directly or through others."""
    found: list[list[str]] = []
    seen: set[str] = set()
    for id in ids:
        waiting, cluster = [id], []
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                cluster.append(one)
                waiting += near[one]
        if cluster:
            found.append(sorted(cluster))
    return sorted(found, key=lambda cluster: (-len(cluster), cluster))


def _rows(cluster: list[str], near: Mapping[str, list[str]], sides: Mapping[str, bool]) -> dict[str, int]:
    """Each side in the order of the mean row of those it is joined to (the barycentre heuristic)."""
    columns = [[id for id in cluster if sides[id] is side] for side in (True, False)]
    row = {id: n for column in columns for n, id in enumerate(column)}
    for sweep in range(SWEEPS):
        column = columns[sweep % 2]
        mean = {id: sum(row[other] for other in near[id]) / len(near[id]) for id in column}
        column.sort(key=lambda id: (mean[id], id))
        row |= {id: n for n, id in enumerate(column)}
    return row


def _dot(network: Network, id: str, is_left: bool, row: int, ties: int) -> Dot:
    x, text_x = (LEFT, LEFT - 16) if is_left else (RIGHT, RIGHT + 16)
    y = TOP + row * ROW + ROW // 2
    return Dot(id, network.partners[id].name, x, text_x, y, "end" if is_left else "start", ties)


def _path(one: Dot, other: Dot) -> str:
    """A curve across, or out and back where both are on one side."""
    if one.x == other.x:
        bend = one.x + (BULGE if one.x == LEFT else -BULGE)
        return f"M{one.x} {one.y}C{bend} {one.y} {bend} {other.y} {other.x} {other.y}"
    middle = (LEFT + RIGHT) // 2
    return f"M{one.x} {one.y}C{middle} {one.y} {middle} {other.y} {other.x} {other.y}"
