"""Lists that a PostgreSQL database searches for, held against those of an index in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from api.database_market import DatabaseMarket
from api.stored_market import StoredMarket
from matching import stored_recommend
from matching.competence import Competence
from matching.exclusion import Exclusion
from matching.filters import Filters
from matching.match import Match
from matching.register import Register
from matching.statement import Need, Offer
from matching.visible_to import Sight
from models.ready import load_recommender
from models.static_encoder import StaticEncoder
from storage import candidate_search
from storage.unit_of_work import unit_of_work
from tests.api.searched_database import asked, live, url
from tests.api.small_market import PARTNERS, store
from tests.databases import PostgresqlDatabases, own
from training.synthetic import synthetic_register
from training.synthetic_fields import TODAY

__all__ = ["live", "url"]
ENCODER = StaticEncoder()


def shown(matches: tuple[Match, ...]) -> list[tuple[str, str | None]]:
    return [(match.partner.id, match.theirs.id if match.theirs else None) for match in matches]


@pytest.fixture(scope="module")
def register() -> Register:
    return synthetic_register(300, 2, np.random.default_rng(7))


@pytest.fixture(scope="module")
def large(postgresql_databases: PostgresqlDatabases, register: Register) -> Iterator[StoredMarket]:
    """A database with 300 partners and 600 needs and offers."""
    with own(postgresql_databases) as url:
        store(url, register.partners.values(), register.needs.values(), register.offers.values())
        market = DatabaseMarket(url).now()
        assert isinstance(market, StoredMarket)
        yield replace(market, day=TODAY)


class TestLists:
    def test_are_those_of_an_index_of_all(self, large: StoredMarket, register: Register) -> None:
        exact = load_recommender(register, TODAY, encoder=ENCODER)
        ids = [*register.needs][:15] + [*register.offers][:15] + [*register.partners][:10]
        for id in ids:
            found, expected = large.recommender.recommend(id, 10), exact.recommend(id, 10)
            assert shown(found.matches) == shown(expected.matches)
            for one, other in zip(found.matches, expected.matches, strict=True):
                assert one.score == pytest.approx(other.score, abs=1e-4)
                assert [str(each.sentence) for each in one.reasons] == [
                    str(each.sentence) for each in other.reasons
                ]
                assert (one.questions, one.also) == (other.questions, other.also)

    def test_by_statement_are_those_of_an_index_of_all(self, large: StoredMarket, register: Register) -> None:
        exact = load_recommender(register, TODAY, encoder=ENCODER)
        ids = [*register.needs][:10] + [*register.offers][:10]
        found = {id: large.recommender.score_statements(id) for id in ids}
        assert max(map(len, found.values())) > 10
        for id, scored in found.items():
            expected = exact.score_statements(id)
            assert [one.id for one in scored[:5]] == [one.id for one in expected[:5]]
            for side in ("there", "back"):
                chances = {(one.id, one.partner): getattr(one, side) for one in expected}
                assert {(one.id, one.partner): getattr(one, side) for one in scored} == pytest.approx(
                    chances, abs=1e-4
                )

    @pytest.mark.parametrize("compared", [0, 200_000])
    def test_of_candidates_are_nearly_those_of_all(
        self, large: StoredMarket, register: Register, monkeypatch: pytest.MonkeyPatch, compared: int
    ) -> None:
        monkeypatch.setattr(candidate_search, "COMPARED", compared)
        exact = load_recommender(register, TODAY, encoder=ENCODER)
        few = {"ALL": 20, "FIRST": 150, "FIRST_OF_FEW": 150, "POOL": 50, "SCORED_WHOLE": 10_000}
        for name, value in few.items():
            monkeypatch.setattr(stored_recommend, name, value)
        overlaps = []
        for id in [*register.needs][:20]:
            found, expected = large.recommender.recommend(id, 10), exact.recommend(id, 10)
            if not found.notes:
                continue  # so few passed the gates that all were fetched
            assert "counted over" in str(found.notes[0])
            assert found.considered < expected.considered
            both = {match.partner.id for match in found.matches} & {
                match.partner.id for match in expected.matches
            }
            overlaps.append(len(both) / len(expected.matches))
        assert len(overlaps) > 8
        assert np.mean(overlaps) > 0.7

    def test_are_full_however_few_pass_the_filters(
        self, large: StoredMarket, register: Register, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        exact = load_recommender(register, TODAY, encoder=ENCODER)
        for name, value in {"ALL": 5, "FIRST": 5, "FIRST_OF_FEW": 5}.items():
            monkeypatch.setattr(stored_recommend, name, value)
        place = next(partner.places[0] for partner in register.partners.values() if partner.places)
        filters = Filters(place=place, within_km=30)
        for id in [*register.needs][:5]:
            expected = exact.recommend(id, 10, filters)
            assert shown(large.recommender.recommend(id, 10, filters).matches) == shown(expected.matches)

    @pytest.mark.parametrize("all_are_read", [2_500, 0])
    def test_why_names_the_place_or_the_gate(
        self, live: DatabaseMarket, monkeypatch: pytest.MonkeyPatch, all_are_read: int
    ) -> None:
        monkeypatch.setattr(stored_recommend, "ALL", all_are_read)
        why = live.now().recommender.why("need-1", "com-1")
        assert (why.rank, why.match is not None) == (1, True)
        expired = live.now().recommender.why("need-2", "com-2")
        assert expired.rank is None
        assert ("expired", "offer-2") in [(gate, each.id) for each, gate in expired.removed if each]

    def test_of_few_rows_say_what_removed_each(self, live: DatabaseMarket) -> None:
        found = live.now().recommender.recommend("need-2", filters=Filters(resource_kinds=("premises",)))
        assert (found.matches, found.considered) == ((), 3)
        assert sum(found.removed.values()) == 3
        assert found.removed["expired"] == 1

    def test_of_few_rows_are_of_all_also_after_some_are_gone(self, live: DatabaseMarket, url: str) -> None:
        assert len(live.now().recommender.recommend("need-1").matches) == 2
        with unit_of_work(url) as work:
            work.partners.delete(["com-2"])
            work.commit()
        assert live.now().recommender.recommend("need-1").notes == ()

    def test_who_excludes_the_asking_partner_is_not_shown(self, live: DatabaseMarket, url: str) -> None:
        assert asked(live) == ["com-1", "com-2"]
        store(url, [replace(PARTNERS[1], exclusions=(Exclusion("partner", "ngo-1"),))])
        assert asked(live) == ["com-2"]

    def test_filters_leave_out_what_they_name(self, live: DatabaseMarket) -> None:
        assert asked(live, filters=Filters(kinds=("foundation",))) == []
        assert asked(live, filters=Filters(kinds=("company",))) == ["com-1", "com-2"]


class TestSight:
    @pytest.fixture
    def url(self, url: str) -> str:
        with unit_of_work(url) as work:
            work.partners.put([replace(PARTNERS[1], visibility="centre", centres=("herning",))])
            work.commit()
        return url

    @pytest.mark.parametrize(
        ("sight", "seen"),
        [
            (Sight("centre"), True),
            (Sight("centres", frozenset({"viborg"})), False),
            (Sight("public", frozenset({"herning"})), True),
            (Sight("public", frozenset(), frozenset({"com-1"})), True),
            (Sight(None), False),
        ],
    )
    def test_only_what_may_be_seen_is_found(self, live: DatabaseMarket, sight: Sight, seen: bool) -> None:
        assert ("com-1" in asked(live, filters=Filters(sight=sight))) == seen


def test_competences_come_back_with_their_levels(live: DatabaseMarket) -> None:
    found = live.now().recommender.recommend("offer-1").matches[0]
    assert found.theirs is not None
    assert found.theirs.competences == (Competence("bogføring", "intermediate", required=True),)
    assert found.there.value("competences") is not None


def test_need_and_offer_of_one_id_are_two_rows(live: DatabaseMarket, url: str) -> None:
    need = Need(id="same", partner="ngo-1", resource_kind="goods", text="stole")
    offer = Offer(id="same", partner="com-1", resource_kind="goods", text="stole")
    store(url, needs=[need], offers=[offer])
    assert asked(live, "same")[0] == "com-1"
