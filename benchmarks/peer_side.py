"""One market, the straightforward peer: what one would write in an afternoon with the libraries' defaults."""

from __future__ import annotations

import json
import sys
import time

import numpy as np
import pandas as pd
from rank_bm25 import BM25Okapi
from sentence_transformers.util import semantic_search

from benchmarks.synthetic_market import TODAY, market_of, need_queries
from matching.partner import Partner
from matching.register import Register
from matching.statement import Need, Offer, Statement
from matching.texts import profile_prose, profile_words, statement_prose
from models.static_encoder import StaticEncoder

LIST_LENGTH, POOL = 20, 1_000


class Peer:
    """``semantic_search`` and ``BM25Okapi`` over the same rows and texts, a frame to filter and sort.

    It does less: four conditions instead of every gate, one fused score instead of two directed ones,
    and no reasons.
    """

    def __init__(self, register: Register) -> None:
        records: list[Partner | Statement] = [
            *register.partners.values(),
            *register.needs.values(),
            *register.offers.values(),
        ]
        self.row = {record.id: row for row, record in enumerate(records)}
        self.frame = pd.DataFrame([_described(record) for record in records])
        self.words = [_words(record).lower().split() for record in records]
        self.bm25 = BM25Okapi(self.words)
        self.vectors = StaticEncoder().encode([_prose(record) for record in records])

    def recommend(self, need: Need, n: int) -> pd.DataFrame:
        row = self.row[need.id]
        hits = semantic_search(self.vectors[row], self.vectors, top_k=POOL)[0]
        by_words = np.argsort(-self.bm25.get_scores(self.words[row]))[:POOL]
        score = np.zeros(len(self.frame))
        for ranked in ([hit["corpus_id"] for hit in hits], by_words):
            score[ranked] += 1 / (60 + np.arange(1, len(ranked) + 1))
        frame = self.frame.assign(score=score)
        frame = frame[(frame["score"] > 0) & (frame["sort"] != "need") & (frame["partner"] != need.partner)]
        frame = frame[(frame["status"] == "open") & (frame["expires"] >= TODAY.isoformat())]
        frame = frame[frame["resource_kind"].isna() | (frame["resource_kind"] == need.resource_kind)]
        return frame.sort_values("score", ascending=False).drop_duplicates("partner").head(n)


def _described(record: Partner | Statement) -> dict[str, object]:
    if isinstance(record, Partner):
        return {"partner": record.id, "sort": "profile", "status": "open", "expires": "9999-12-31"}
    return {
        "partner": record.partner,
        "sort": "offer" if isinstance(record, Offer) else "need",
        "status": record.status,
        "expires": record.expires.isoformat() if record.expires else "9999-12-31",
        "resource_kind": record.resource_kind,
    }


def _prose(record: Partner | Statement) -> str:
    return profile_prose(record) if isinstance(record, Partner) else statement_prose(record)


def _words(record: Partner | Statement) -> str:
    return profile_words(record) if isinstance(record, Partner) else statement_prose(record)


def main(partners: int, queries: int) -> None:
    """Print the seconds of each recommendation as JSON; the query's vector is ready beforehand."""
    register = market_of(partners)
    peer = Peer(register)
    chosen = [register.needs[id] for id in need_queries(register, queries)]
    peer.recommend(chosen[0], LIST_LENGTH)
    seconds, shown = [], 0
    for need in chosen:
        begun = time.perf_counter()
        found = peer.recommend(need, LIST_LENGTH)
        seconds.append(time.perf_counter() - begun)
        shown += len(found)
    print(json.dumps({"seconds": seconds, "matches": shown / len(chosen)}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
