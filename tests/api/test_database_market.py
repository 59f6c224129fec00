"""The market that a PostgreSQL database searches itself: kept current, and asked by several services."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from api.app import create_app
from api.candidate_keeper import CandidateKeeper
from api.database_market import DatabaseMarket
from api.market import LiveMarket
from matching.partner import Partner
from models.static_encoder import StaticEncoder
from storage import candidate_table
from storage.engine import engine
from storage.migrate import drift
from storage.unit_of_work import unit_of_work
from tests.api.accounts import ADMINISTRATOR, SETTINGS, somebody
from tests.api.searched_database import asked, live, run, url
from tests.api.small_market import BASE_URL, NEEDS, PARTNERS, store

__all__ = ["live", "url"]
ENCODER = StaticEncoder()


class Counting(StaticEncoder):
    """The shipped encoder, which counts the texts it is given; ``called`` is another name for it."""

    def __init__(self, called: str | None = None) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._called = called

    @property
    def name(self) -> str:
        return self._called or super().name

    def encode(self, texts: Any, progress: Any = None) -> Any:
        self.texts += texts
        return super().encode(texts, progress)


class TestChanges:
    def test_are_seen_by_the_next_question(self, live: DatabaseMarket, url: str) -> None:
        assert "new" not in asked(live)
        store(url, [Partner(id="new", kind="company", name="Ny", mission="Bogholdere og regnskab")])
        assert "new" in asked(live)
        with unit_of_work(url) as work:
            work.partners.delete(["new"])
            work.commit()
        assert "new" not in asked(live)

    def test_encode_only_new_texts(self, url: str) -> None:
        first = Counting()
        assert CandidateKeeper(url, first).bring_current() == len(set(first.texts))
        second = Counting()
        CandidateKeeper(url, second).bring_current()
        assert second.texts == []
        store(url, [replace(PARTNERS[0], name="Et andet navn")], [replace(NEEDS[1], text="En sal.")])
        CandidateKeeper(url, second).bring_current()
        assert second.texts == ["En sal"]

    def test_of_the_encoder_encode_all_again(self, url: str) -> None:
        first, other = Counting(), Counting("another")
        CandidateKeeper(url, first).bring_current()
        keeper = CandidateKeeper(url, other)
        assert keeper.is_behind()
        keeper.bring_current()
        assert sorted(other.texts) == sorted(first.texts)
        assert not keeper.is_behind()

    def test_keep_the_counts_of_words_right(self, url: str) -> None:
        keeper = CandidateKeeper(url, ENCODER)
        keeper.bring_current()
        store(url, [replace(PARTNERS[0], mission="Fire gode ord her")], [replace(NEEDS[1], text="En sal.")])
        with unit_of_work(url) as work:
            work.partners.delete(["com-2"])
            work.commit()
        keeper.bring_current()
        kept = run(url, "SELECT texts, words FROM candidate_state").one()
        counted = "SELECT count(*), sum(cardinality(stems)) FROM candidates WHERE sort < 3"
        assert tuple(kept) == tuple(run(url, counted).one())
        each = "SELECT stem, found_in FROM candidate_stem_counts WHERE found_in <> 0 ORDER BY stem"
        own = (
            "SELECT stem, count(*) FROM candidate_stems JOIN candidates USING (key) WHERE sort < 3 "
            "GROUP BY stem ORDER BY stem"
        )
        assert [tuple(row) for row in run(url, each)] == [tuple(row) for row in run(url, own)]

    def test_of_one_partner_that_cannot_be_read_leave_the_others(
        self, live: DatabaseMarket, url: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        store(url, [replace(PARTNERS[2], mission="Vi laver regnskab")])
        run(url, "UPDATE partners SET kind = 'hemmelig klub' WHERE id = 'com-2'")
        with caplog.at_level(logging.ERROR):
            assert asked(live) == ["com-1"]
        assert "cannot be used" in caplog.text
        assert "regnskab" not in caplog.text

    def test_at_the_same_time_are_taken_in_once(self, url: str) -> None:
        encoders = [Counting() for _ in range(4)]
        with ThreadPoolExecutor(4) as pool:
            done = list(pool.map(lambda each: CandidateKeeper(url, each).bring_current(), encoders))
        assert sorted(done)[:3] == [0, 0, 0]

    def test_that_another_process_is_taking_in_are_left_to_it(self, url: str) -> None:
        with engine(url).connect() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": 0x62726F64})
            keeper = CandidateKeeper(url, ENCODER)
            assert keeper.bring_current(patience_s=0.01) == 0
            assert keeper.is_behind()
        assert keeper.bring_current() > 0


class TestRegister:
    def test_is_read_record_by_record(self, live: DatabaseMarket) -> None:
        register = live.now().register
        assert register.partner("ngo-1").name == "Lektiecaféen"
        assert [each.id for each in register.statements_of["ngo-1"]] == ["need-1", "need-2"]
        assert [*register.partners] == ["com-1", "com-2", "ngo-1"]
        assert [len(register.partners), len(register.needs), len(register.volunteers)] == [3, 2, 2]
        assert "nobody" not in register.partners
        assert register.statements_of.get("nobody") is None
        assert {each.id for each in register.of(["ngo-1"]).needs.values()} == {"need-1", "need-2"}
        assert register.find("offer-1").id == "offer-1"

    def test_of_all_partners_is_as_new_as_they_are(self, live: DatabaseMarket, url: str) -> None:
        assert [each.name for each in live.now().register.partners.values()][2] == "Lektiecaféen"
        store(url, [replace(PARTNERS[0], name="Lektiehuset")])
        assert [each.name for each in live.now().register.partners.values()][2] == "Lektiehuset"


class TestVolunteers:
    def test_are_found_by_what_they_can(self, live: DatabaseMarket) -> None:
        now = live.now()
        found = now.volunteers.recommend(now.query("need-1"))
        assert [match.volunteer.id for match in found] == ["vol-Ugle", "vol-Raev"]
        assert len(now.volunteers.teams(now.query("need-1"))) <= 1


class TestServices:
    def test_see_what_another_one_has_written(self, postgresql_url: str) -> None:
        url = postgresql_url
        with (
            TestClient(create_app(url, SETTINGS), BASE_URL, headers=somebody(url, ADMINISTRATOR)) as one,
            TestClient(create_app(url, SETTINGS), BASE_URL, headers=somebody(url, ADMINISTRATOR)) as other,
        ):
            assert other.post("/v1/match", json={"text": "en bogholder"}).json()["matches"] == []
            partner = {"id": "com", "kind": "company", "name": "Tal", "mission": "Bogholdere"}
            assert one.post("/v1/partners", json=partner).status_code == 201
            need = {"id": "n", "partner": "com", "resource_kind": "goods", "text": "Stole"}
            assert one.post("/v1/partners/com/needs", json=need).status_code in {201, 404, 405}
            found = other.post("/v1/match", json={"text": "en bogholder"}).json()["matches"]
            assert [match["partner"]["id"] for match in found] == ["com"]
            assert other.get("/v1/partners/com/recommendations").status_code == 200
            assert other.get("/v1/partners").json()["total"] == 1

    def test_answer_as_with_an_index_in_memory(self, url: str) -> None:
        with TestClient(create_app(url, SETTINGS), BASE_URL, headers=somebody(url, ADMINISTRATOR)) as client:
            for path in ("needs/need-1", "offers/offer-1", "partners/ngo-1", "partners/com-1"):
                assert client.get(f"/v1/{path}/recommendations").status_code == 200
                assert client.get(f"/v1/{path}").status_code == 200
            assert client.get("/v1/needs/need-1/why/com-1").json()["rank"] == 1
            assert client.get("/v1/needs/need-1/volunteers").status_code == 200
            assert client.get("/v1/needs/nothing/recommendations").status_code == 404
            assert client.get("/healthz").json()["rebuilding"] is False


class TestWithoutTheExtension:
    def test_an_index_in_memory_serves(
        self, url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        for name in candidate_table.candidate_metadata.tables:
            run(url, f"DROP TABLE {name}")
        monkeypatch.setattr(candidate_table, "LEAST_VERSION", (99, 0))
        live = DatabaseMarket(url)
        with caplog.at_level(logging.WARNING):
            live.load()
        assert isinstance(live._instead, LiveMarket)
        assert "install pgvector" in caplog.text
        assert drift(url) == []
        assert asked(live) == ["com-1", "com-2"]
        live.close()

    def test_encoder_of_another_length_is_served_from_memory(
        self, url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        monkeypatch.setattr("api.database_market.load_encoder", lambda: StaticEncoder(dimension=64))
        live = DatabaseMarket(url)
        live.load()
        assert isinstance(live._instead, LiveMarket)
        assert "256 numbers" in caplog.text
        live.close()


def test_tables_of_candidates_are_no_drift(url: str) -> None:
    assert drift(url) == []
    run(url, "DROP INDEX ix_candidates_embedding")
    assert len(drift(url)) == 1


def test_tables_of_an_earlier_program_are_made_anew(url: str) -> None:
    run(url, "ALTER TABLE candidates DROP COLUMN visibility")
    live = DatabaseMarket(url)
    assert asked(live) == ["com-1", "com-2"]
    live.close()
