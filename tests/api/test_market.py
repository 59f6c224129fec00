"""The market that renews itself when the database has changed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from threading import Event
from time import monotonic, sleep
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from api import market as module
from api import market_reader as reader
from api.market import LiveMarket, Market
from matching import segments
from matching.partner import Partner
from matching.report import recommendations_as_dict
from storage.database_errors import DatabaseUnavailable
from storage.engine import engine
from storage.unit_of_work import unit_of_work
from tests.api.small_market import NEEDS, OFFERS, PARTNERS, VOLUNTEERS, store
from tests.databases import Databases


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


def test_change_is_seen_by_the_next_question_without_a_rebuild(live: LiveMarket, url: str) -> None:
    build = live.now().segments.partners.base
    store(url, PARTNERS[1:2])
    assert list(live.now().register.partners) == ["com-1", "ngo-1"]
    assert live.now().segments.partners.base is build
    assert not live.rebuilding


def test_change_of_a_text_is_seen(live: LiveMarket, url: str) -> None:
    store(url, [Partner(id="ngo-1", kind="ngo", name="Lektiecaféen", mission="Nu også for voksne.")])
    assert live.now().register.partner("ngo-1").mission == "Nu også for voksne."


def test_withdrawn_record_is_gone_from_the_next_list(live: LiveMarket, url: str) -> None:
    store(url, PARTNERS[1:2], NEEDS[:1], OFFERS[:1], VOLUNTEERS)
    assert _listed(live) == ["offer-1"]
    need = live.now().query("need-1")
    assert len(live.now().volunteers.recommend(need)) == 2
    with unit_of_work(url) as work:
        work.offers.delete(["offer-1"])
        work.volunteers.delete([VOLUNTEERS[0].id])
        work.commit()
    assert _listed(live) == [None]
    assert len(live.now().volunteers.recommend(need)) == 1
    with unit_of_work(url) as work:
        work.partners.delete(["com-1"])
        work.commit()
    assert _listed(live) == []
    assert live.now().volunteers.recommend(need) == []


def test_paused_offer_is_removed_by_its_gate(live: LiveMarket, url: str) -> None:
    store(url, PARTNERS[1:2], NEEDS[:1], OFFERS[:1])
    assert _listed(live) == ["offer-1"]
    store(url, offers=[replace(OFFERS[0], status="paused")])
    assert live.now().recommender.recommend("need-1").removed == {"not_open": 1}


def test_answer_says_when_the_change_was_read(live: LiveMarket, url: str) -> None:
    before = live.now().read_at
    store(url, PARTNERS[1:2])
    assert live.now().read_at > before
    assert live.now().read_at == live.read_at


def test_new_day_is_a_new_market(live: LiveMarket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_today", lambda: date(2999, 1, 1))
    assert live.now().recommender.today == live.now().volunteers.today == date(2999, 1, 1)


def test_many_changes_at_once_are_a_new_market(
    live: LiveMarket, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "caught_up", partial(reader.caught_up, most=1))
    monkeypatch.setattr(module, "caught_up", reader.caught_up)
    store(url, PARTNERS[1:])
    assert len(live.now().segments.partners.base.partners) == 3


def test_questions_during_a_rebuild_are_answered_from_the_old_market(
    live: LiveMarket, monkeypatch: pytest.MonkeyPatch
) -> None:
    live._patience_s = 0.05
    go_on, build, old = Event(), live._built, live.now()

    def slow() -> Market:
        go_on.wait(10)
        return build()

    monkeypatch.setattr(live, "_built", slow)
    monkeypatch.setattr(module, "_today", lambda: date(2999, 1, 1))
    assert live.now() is old
    assert live.rebuilding
    begun = monotonic()
    assert [live.now() for _ in range(20)] == [old] * 20
    assert monotonic() - begun < 0.05 * 20
    go_on.set()
    until_ready(live)
    assert live.now().day == date(2999, 1, 1)


def test_change_during_a_rebuild_is_seen_at_once_and_stays(
    live: LiveMarket, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    live._patience_s = 0.05
    go_on, made, build = Event(), Event(), live._built

    def slow() -> Market:
        found = build()
        made.set()
        go_on.wait(10)
        return found

    monkeypatch.setattr(live, "_built", slow)
    monkeypatch.setattr(segments, "MOST_CHANGED", 0)
    store(url, PARTNERS[1:2])
    assert len(live.now().register.partners) == 2
    assert live.rebuilding
    assert made.wait(10)
    store(url, PARTNERS[2:])
    assert len(live.now().register.partners) == 3
    monkeypatch.setattr(segments, "MOST_CHANGED", 100)
    go_on.set()
    until_ready(live)
    assert live._market is not None
    assert len(live._market.segments.partners.base.partners) == 2
    assert len(live._market.register.partners) == 3


def test_one_put_in_the_place_of_the_database_is_a_new_market(
    live: LiveMarket, url: str, databases: Databases
) -> None:
    other = databases.empty()
    store(other, PARTNERS[1:])
    databases.move(other, to=url)
    assert list(live.now().register.partners) == ["com-1", "com-2"]


def test_restored_backup_is_a_new_market(live: LiveMarket, url: str) -> None:
    store(url, PARTNERS[1:])
    live.now()
    with engine(url).begin() as connection:
        connection.execute(text("DELETE FROM changes WHERE partner <> 'ngo-1' AND partner <> ''"))
        connection.execute(text("DELETE FROM partners WHERE id <> 'ngo-1'"))
    assert list(live.now().register.partners) == ["ngo-1"]


def test_change_that_cannot_be_read_leaves_the_old_market(
    live: LiveMarket, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    old = live.now()
    _write_kind(url, "hemmelig klub")
    with caplog.at_level(logging.DEBUG):
        assert [live.now() for _ in range(3)] == [old] * 3
    assert caplog.messages == [
        "the changed database cannot be used (DatabaseUnavailable); the old market goes on answering"
    ]
    _write_kind(url, "foundation")
    assert live.now().register.partner("ngo-1").kind == "foundation"


def test_failure_is_tried_again_after_a_while(
    live: LiveMarket, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RETRY_S", 0.0)
    tries = []

    def fails_once(url: str, market: Market) -> Market | None:
        tries.append(1)
        if len(tries) == 1:
            raise ValueError
        return reader.caught_up(url, market)

    monkeypatch.setattr(module, "caught_up", fails_once)
    store(url, PARTNERS[1:2])
    assert [len(live.now().register.partners) for _ in range(2)] == [1, 2]


def test_rebuild_that_fails_leaves_the_old_market(
    live: LiveMarket, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> Market:
        raise ValueError

    old = live.now()
    monkeypatch.setattr(live, "_built", fail)
    monkeypatch.setattr(module, "_today", lambda: date(2999, 1, 1))
    assert [live.now() for _ in range(3)] == [old] * 3
    assert len(caplog.messages) == 1


def test_database_that_is_away_leaves_the_old_market(
    live: LiveMarket, url: str, databases: Databases
) -> None:
    old = live.now()
    databases.drop(url)
    assert live.now() is old
    assert not databases.is_there(url)


def test_database_that_cannot_be_read_is_said_at_once(databases: Databases) -> None:
    with pytest.raises(DatabaseUnavailable, match=databases.said_of_it):
        LiveMarket(databases.no_database).load()


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
    with ThreadPoolExecutor(8) as pool, ThreadPoolExecutor(1) as writer:
        stored = [writer.submit(store, url, partners) for partners in renewed]
        answers = list(pool.map(lambda _: _answer(live, "ngo-1"), range(100)))
        for each in stored:
            each.result()
    assert {len(answer["matches"]) for answer in answers} <= {0, 1, 2}
    assert len(live.now().register.partners) == 3


def test_every_change_is_in_the_next_answer_of_any_thread(live: LiveMarket, url: str) -> None:
    def change_and_ask(number: int) -> bool:
        store(url, [replace(PARTNERS[1], id=f"com-{number}")])
        return f"com-{number}" in live.now().register.partners

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(change_and_ask, range(40)))


def test_empty_database_has_lists_without_matches(empty: TestClient, url: str) -> None:
    assert empty.post("/v1/match", json={"text": "en bogholder"}).json()["matches"] == []
    store(url, PARTNERS[1:2], offers=OFFERS[:1])
    assert len(empty.post("/v1/match", json={"text": "en bogholder"}).json()["matches"]) == 1


def test_answer_says_when_the_database_was_read(empty: TestClient) -> None:
    market = empty.app.state.market  # type: ignore[attr-defined]
    before = market.read_at.replace(microsecond=0)
    answered = parsedate_to_datetime(empty.get("/v1/partners").headers["last-modified"])
    assert before <= answered <= market.read_at
    said = datetime.fromisoformat(empty.get("/healthz").json()["read_at"])
    assert answered <= said <= datetime.now(UTC)


def _write_kind(url: str, kind: str) -> None:
    """As no repository would."""
    with engine(url).begin() as connection:
        connection.execute(text("UPDATE partners SET kind = :kind"), {"kind": kind})
        note = "INSERT INTO changes (sort, id, partner, mark) VALUES ('partners', 'ngo-1', 'ngo-1', 1)"
        connection.execute(text(note))


def _listed(live: LiveMarket) -> list[str | None]:
    """Ids of the offers in the list for the need; None for a profile."""
    matches = live.now().recommender.recommend("need-1").matches
    return [match.theirs.id if match.theirs else None for match in matches]


def _answer(live: LiveMarket, id: str) -> dict[str, Any]:
    return recommendations_as_dict(live.now().recommender.recommend(id), "da")
