"""How fast the default encoder is, in a process of its own: nothing is imported when the clock starts."""

from __future__ import annotations

import json
import os
import sys
import time

WORDS = 40
THREADS = 2
ROUNDS = 3


def main(texts: int) -> None:
    """Print the seconds to the first vector, and the texts a second of the best of three rounds, as JSON."""
    os.environ.setdefault("OMP_NUM_THREADS", str(THREADS))
    begun = time.perf_counter()
    from models.text_encoder import load_encoder

    load_encoder().encode(["Vi søger en bogholder to timer om ugen."])
    load = time.perf_counter() - begun
    given, of = _texts(texts)
    seconds = []
    for _ in range(ROUNDS):
        encoder = load_encoder()
        encoder.encode(["hjælp"])
        begun = time.perf_counter()
        encoder.encode(given)
        seconds.append(time.perf_counter() - begun)
    answer = {
        "load_seconds": load,
        "per_second": len(given) / min(seconds),
        "texts": len(given),
        "threads": os.environ["OMP_NUM_THREADS"],
        "of": of,
    }
    print(json.dumps(answer))


def _texts(n: int) -> tuple[list[str], str]:
    from benchmarks.shared_data import DataAbsent, passages

    try:
        return passages(n, WORDS), "ESCO and charities"
    except DataAbsent:
        import numpy as np

        from training.synthetic_texts import Writer

        rng = np.random.default_rng(1)
        return Writer(rng, 100).texts(rng.integers(100, size=n), WORDS), "synthetic"


if __name__ == "__main__":
    main(int(sys.argv[1]))
