"""One market, our recommender: seconds of each recommendation, in a process of its own."""

from __future__ import annotations

import json
import sys
import time

from benchmarks.machine import peak_memory_gb
from benchmarks.synthetic_market import TODAY, market_of, need_queries
from benchmarks.timed_encoder import TimedEncoder
from models.ready import load_recommender

LIST_LENGTH = 20


def main(partners: int, queries: int) -> None:
    """Print the times as JSON.

    Every query is asked twice and the second time counts: by then the vector of each text it needs
    lies in the encoder's table, so that no encoding is measured.
    """
    register, encoder = market_of(partners), TimedEncoder()
    begun = time.perf_counter()
    recommender = load_recommender(register, TODAY, encoder=encoder)
    build = time.perf_counter() - begun - encoder.seconds
    chosen = need_queries(register, queries)
    for id in chosen:
        recommender.recommend(id, n=LIST_LENGTH)
    seconds, busy, shown = [], [], 0
    for id in chosen:
        begun, worked = time.perf_counter(), time.process_time()
        found = recommender.recommend(id, n=LIST_LENGTH)
        seconds.append(time.perf_counter() - begun)
        busy.append(time.process_time() - worked)
        shown += len(found.matches)
    answer = {
        "seconds": seconds,
        "busy_seconds": busy,
        "matches": shown / len(chosen),
        "build_seconds": build,
        "statements": len(register.needs) + len(register.offers),
        "peak_gb": peak_memory_gb(),
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
