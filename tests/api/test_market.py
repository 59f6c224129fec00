"""The market that renews itself when the database has changed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from threading import Event
from time import monotonic, sleep
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from api import market as module
from api.market import LiveMarket, Market
from matching.partner import Partner
from matching.report import recommendations_as_dict
from storage.database_errors import DatabaseUnavailable
from storage.engine import engine
from tests.api.small_market import NEEDS, OFFERS, PARTNERS, store


@pytest.fixture
def live(url: str) -> Iterator[LiveMarket]:
    """The market of a database with one partner, already built."""
    store(url, PARTNERS[:1])
    opened = LiveMarket(url)
    opened.load()
    yield opened
    opened.close()


def until_ready(live: LiveMarket) -> None:
    given_up = monotonic() + 10
    while live.rebuilding and monotonic() < given_up:
        sleep(0.01)


def test_market_that_has_not_changed_is_the_same_one(live: LiveMarket) -> None:
    assert live.now() is live.now()
    assert not live.rebuilding


def test_change_is_seen_by_the_next_question(live: LiveMarket, url: str) -> None:
    store(url, PARTNERS[1:2])
    assert list(live.now().register.partners) == ["com-1", "ngo-1"]


def test_change_of_a_text_is_seen(live: LiveMarket, url: str) -> None:
    store(url, [Partner(id="ngo-1", kind="ngo", name="Lektiecaféen", mission="Nu også for voksne.")])
    assert live.now().register.partner("ngo-1").mission == "Nu også for voksne."


def test_new_day_is_a_new_market(live: LiveMarket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_today", lambda: date(2999, 1, 1))
    assert live.now().recommender.today == live.now().volunteers.today == date(2999, 1, 1)


def test_questions_during_a_rebuild_are_answered_from_the_old_market(
    live: LiveMarket, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    live._patience_s = 0.05
    go_on, build, old = Event(), live._built, live.now()

    def slow() -> Market:
        go_on.wait(10)
        return build()

    monkeypatch.setattr(live, "_built", slow)
    store(url, PARTNERS[1:])
    assert live.now() is old
    assert live.rebuilding
    begun = monotonic()
    assert [live.now() for _ in range(20)] == [old] * 20
    assert monotonic() - begun < 0.05 * 20
    go_on.set()
    until_ready(live)
    assert len(live.now().register.partners) == 3


def test_change_during_a_rebuild_is_not_lost(
    live: LiveMarket, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = live._built

    def changed_meanwhile() -> Market:
        monkeypatch.setattr(live, "_built", build)
        made = build()
        store(url, PARTNERS[2:])
        return made

    monkeypatch.setattr(live, "_built", changed_meanwhile)
    store(url, PARTNERS[1:2])
    assert len(live.now().register.partners) == 2
    assert len(live.now().register.partners) == 3


def test_change_that_cannot_be_read_leaves_the_old_market(
    live: LiveMarket, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    old = live.now()
    with engine(url).begin() as connection:
        connection.execute(text("UPDATE partners SET kind = 'hemmelig klub'"))
    with caplog.at_level(logging.DEBUG):
        assert [live.now() for _ in range(3)] == [old] * 3
    assert caplog.messages == [
        "the changed database cannot be used (DatabaseUnavailable); the old market goes on answering"
    ]
    with engine(url).begin() as connection:
        connection.execute(text("UPDATE partners SET kind = 'foundation'"))
    assert live.now().register.partner("ngo-1").kind == "foundation"


def test_failure_is_tried_again_after_a_while(
    live: LiveMarket, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RETRY_S", 0.0)
    build, tries = live._built, []

    def fails_once() -> Market:
        tries.append(1)
        if len(tries) == 1:
            raise ValueError
        return build()

    monkeypatch.setattr(live, "_built", fails_once)
    store(url, PARTNERS[1:2])
    assert [len(live.now().register.partners) for _ in range(2)] == [1, 2]


def test_database_that_is_away_leaves_the_old_market(live: LiveMarket, tmp_path: Path) -> None:
    old = live.now()
    for file in tmp_path.glob("brobygger.sqlite*"):
        file.unlink()
    assert live.now() is old
    assert list(tmp_path.glob("brobygger.sqlite*")) == []


def test_database_that_cannot_be_read_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "brobygger.sqlite").write_text("not a database" * 100)
    with pytest.raises(DatabaseUnavailable):
        LiveMarket(f"sqlite:///{tmp_path / 'brobygger.sqlite'}").load()


def test_many_threads_get_the_answers_that_one_gets(url: str) -> None:
    store(url, PARTNERS, NEEDS, OFFERS)
    live = LiveMarket(url)
    queries = ["need-1", "need-2", "offer-1", "ngo-1", "com-1"] * 20
    alone = {id: _answer(live, id) for id in set(queries)}
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda id: _answer(live, id), queries))
    live.close()
    assert together == [alone[id] for id in queries]


def test_many_threads_are_answered_while_the_market_is_renewed(live: LiveMarket, url: str) -> None:
    renewed = [[partner] for partner in PARTNERS] * 2
    with ThreadPoolExecutor(8) as pool:
        stored = [pool.submit(store, url, partners) for partners in renewed]
        answers = list(pool.map(lambda _: _answer(live, "ngo-1"), range(100)))
        for each in stored:
            each.result()
    assert {len(answer["matches"]) for answer in answers} <= {0, 1, 2}
    until_ready(live)
    assert len(live.now().register.partners) == 3


def test_empty_database_has_lists_without_matches(empty: TestClient, url: str) -> None:
    assert empty.post("/v1/match", json={"text": "en bogholder"}).json()["matches"] == []
    store(url, PARTNERS[1:2], offers=OFFERS[:1])
    assert len(empty.post("/v1/match", json={"text": "en bogholder"}).json()["matches"]) == 1


def test_answer_says_when_the_database_was_read(empty: TestClient) -> None:
    read_at = empty.app.state.market.read_at  # type: ignore[attr-defined]
    answered = parsedate_to_datetime(empty.get("/v1/partners").headers["last-modified"])
    assert answered == read_at.replace(microsecond=0)
    assert empty.get("/healthz").json()["read_at"] == answered.isoformat()


def _answer(live: LiveMarket, id: str) -> dict[str, Any]:
    return recommendations_as_dict(live.now().recommender.recommend(id), "da")
