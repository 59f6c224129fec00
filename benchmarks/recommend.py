"""How long does one recommendation of 20 partners take, with its reasons, and how does that grow?

Measured: gates, both searches, both directed scores, ranking, reasons, quotes and questions for a need
that stands in the market. **Not measured: encoding.** Vectors of the market are made before the clock
starts; the vectors of the query's text, its mission, its competences and of the sentences that may be
quoted are looked up in a table that an earlier round of the same queries has filled. Where wall time is
far above processor time, other programs were running.
"""

from __future__ import annotations

import math

import numpy as np

from benchmarks.fresh_process import in_fresh_process
from benchmarks.line import Line

SIZES, SMALL_SIZES = (1_000, 10_000, 100_000), (1_000, 10_000)
QUERIES, PEER_QUERIES = 300, {1_000: 100, 10_000: 100, 100_000: 5}
COMPARED_AT, TIMES_THE_PEER = 10_000, 20.0
AIMS_MS = {(100_000, "p50"): 30.0, (100_000, "p99"): 100.0}


def measure(*, small: bool = False) -> list[Line]:
    """p50 and p99 at each size, ours and the peer's, their ratio, and the growth of p50."""
    sizes = SMALL_SIZES if small else SIZES
    ours = {size: in_fresh_process("service_side", size, QUERIES) for size in sizes}
    peer = {size: in_fresh_process("peer_side", size, PEER_QUERIES[size]) for size in sizes}
    lines: list[Line] = []
    for size in sizes:
        lines += _times(f"{size:,} partners", ours[size]["seconds"], size)
        busy = _p50(ours[size]["busy_seconds"])
        lines.append(Line(f"{size:,} partners, p50 of processor time", busy, "ms"))
        lines += _times(f"{size:,} partners, peer", peer[size]["seconds"], None)
        ratio = _p50(peer[size]["seconds"]) / _p50(ours[size]["seconds"])
        aim = TIMES_THE_PEER if size == COMPARED_AT else None
        lines.append(Line(f"{size:,} partners, peer's p50 / ours", ratio, "×", aim, "more"))
    growth = math.log10(_p50(ours[sizes[-1]]["seconds"]) / _p50(ours[sizes[-2]]["seconds"]))
    what = f"growth of p50 from {sizes[-2]:,} to {sizes[-1]:,} partners"
    return [*lines, Line(what, growth, "exponent", None if small else 1.0, note="1 is linear")]


def _times(what: str, seconds: list[float], size: int | None) -> list[Line]:
    note = f"{len(seconds)} needs"
    found = [("p50", _p50(seconds)), ("p99", float(np.quantile(seconds, 0.99)) * 1_000)]
    return [
        Line(f"{what}, {name}", ms, "ms", AIMS_MS.get((size or 0, name)), note=note) for name, ms in found
    ]


def _p50(seconds: list[float]) -> float:
    return float(np.median(seconds)) * 1_000
