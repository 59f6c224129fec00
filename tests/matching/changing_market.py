"""Partners with all that is theirs, changed one after another, and a market built anew to compare with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import strategies as st

from matching.competence import Competence
from matching.errors import InvalidQuery
from matching.exclusion import Exclusion
from matching.market_index import MarketIndex
from matching.match import Match
from matching.partner import Partner
from matching.recommend import Recommender
from matching.register import Register
from matching.segmented_market import SegmentedMarket
from matching.segments import Segments
from matching.statement import Need, Offer
from matching.volunteer import Volunteer
from matching.volunteers import KINDS, VolunteerRecommender, volunteer_index
from models.indexes import LocalIndexes
from tests import strategies
from tests.market import AARHUS, HERNING, TODAY, WordEncoder, company, need, ngo, offer

IDS = ("a", "b", "c", "d", "e")
Records = list[Any]
"""A partner and all that is its own."""
Step = tuple[str, Records | None]
"""A partner's id with its records as they are from now on; None where it is deleted."""


def index(register: Register) -> MarketIndex:
    return MarketIndex(register, WordEncoder(), LocalIndexes())


def people(register: Register) -> MarketIndex:
    return volunteer_index(register, WordEncoder(), LocalIndexes())


def register_of(records: Iterable[Any]) -> Register:
    everything = list(records)
    return Register(
        [each for each in everything if isinstance(each, Partner)],
        [each for each in everything if isinstance(each, Need)],
        [each for each in everything if isinstance(each, Offer)],
        [each for each in everything if isinstance(each, Volunteer)],
    )


def segmented(*records: Any) -> SegmentedMarket:
    register = register_of(records)
    return SegmentedMarket(Segments(index(register), index), Segments(people(register), people), TODAY)


def texts() -> st.SearchStrategy[str]:
    words = (*WordEncoder.words, "Herning", "og", "vi", "søger", "weekly", "visit")
    return st.lists(st.sampled_from(words), max_size=8).map(" ".join)


def exclusions() -> st.SearchStrategy[tuple[Exclusion, ...]]:
    by_name = st.builds(Exclusion, st.just("partner"), st.sampled_from((*IDS, "stranger")))
    return st.lists(by_name, max_size=1).map(tuple)


def competences() -> st.SearchStrategy[tuple[Competence, ...]]:
    labels = st.sampled_from(("law", "maths", "law and maths", "garden"))
    levels = st.none() | st.sampled_from(["novice", "expert"])
    return st.lists(st.builds(Competence, labels, levels, st.booleans()), max_size=2).map(tuple)


def statements(id: str, partner: str) -> st.SearchStrategy[Need | Offer]:
    """Needs and offers that may well suit each other."""
    return st.builds(
        lambda sort, **fields: sort(id, partner, **fields),
        st.sampled_from([need, offer]),
        text=texts(),
        exclusions=exclusions(),
        competences=competences(),
        purposes=st.lists(st.sampled_from(["education", "health"]), max_size=1).map(tuple),
        places=st.lists(st.sampled_from([HERNING, AARHUS]), max_size=1).map(tuple),
        status=st.sampled_from(["open", "open", "open", "paused"]),
        resource_kind=st.sampled_from(["skilled_time", "skilled_time", "premises"]),
    )


@st.composite
def owned(draw: st.DrawFn, partner: str) -> Records:
    """A partner with what is its own, some of it likely to suit somebody, some with any fields at all."""
    anything = draw(strategies.partners(st.just(partner)))
    kind = draw(st.sampled_from([ngo, company]))
    likely = kind(partner, mission=draw(texts()), exclusions=draw(exclusions()))
    found: Records = [likely if draw(st.booleans()) else replace(anything, mission=likely.mission)]
    found += [draw(statements(f"{partner}-{number}", partner)) for number in range(draw(st.integers(0, 3)))]
    any_sort = draw(st.sampled_from([strategies.needs, strategies.offers, strategies.volunteers]))
    found.append(draw(any_sort(st.just(f"{partner}-9"), st.just(partner))))
    for number in range(draw(st.integers(0, 2))):
        able = draw(competences())
        found.append(Volunteer(id=f"{partner}-v{number}", partner=partner, alias="A", competences=able))
    return found


def beginnings() -> st.SearchStrategy[list[Records]]:
    ids = st.lists(st.sampled_from(IDS), unique=True)
    return ids.flatmap(lambda chosen: st.tuples(*map(owned, chosen))).map(list)


def steps() -> st.SearchStrategy[list[Step]]:
    def step(id: str) -> st.SearchStrategy[Step]:
        return st.tuples(st.just(id), st.none() | owned(id))

    return st.lists(st.sampled_from(IDS).flatmap(step), min_size=1, max_size=5)


def answers_as_built_anew(kept: SegmentedMarket, register: Register) -> None:
    """Hold every answer of ``kept`` against those of a market that is built over ``register`` now."""
    fresh = Recommender(index(register), TODAY)
    _same_register(kept.register, register)
    for id in (*register.partners, *register.needs, *register.offers):
        for n in (2, 20):
            _same_lists(kept, fresh, id, n)
        for partner in register.partners:
            _same_reasons(kept, fresh, id, partner)
    anew = VolunteerRecommender(people(register), TODAY)
    for id in (each.id for each in register.needs.values() if each.resource_kind in KINDS):
        _same_people(kept, fresh, anew, id)


def _same_register(kept: Register, register: Register) -> None:
    for sort in ("partners", "needs", "offers", "volunteers"):
        assert list(getattr(kept, sort).items()) == list(getattr(register, sort).items())
        assert len(getattr(kept, sort)) == len(getattr(register, sort))
    for id in register.partners:
        assert kept.statements_of.get(id, []) == register.statements_of.get(id, [])


def _same_lists(kept: SegmentedMarket, fresh: Recommender, id: str, n: int) -> None:
    ours, theirs = kept.recommender.recommend(id, n), fresh.recommend(id, n)
    assert _scores(ours.matches) == pytest.approx(_scores(theirs.matches), abs=1e-6)
    assert _in_short(ours.matches) == _in_short(theirs.matches)
    assert (ours.considered, ours.removed, ours.notes) == (theirs.considered, theirs.removed, theirs.notes)
    assert ours.model == theirs.model


def _same_reasons(kept: SegmentedMarket, fresh: Recommender, id: str, partner: str) -> None:
    try:
        theirs = fresh.why(id, partner)
    except InvalidQuery:
        with pytest.raises(InvalidQuery):
            kept.recommender.why(id, partner)
        return
    ours = kept.recommender.why(id, partner)
    assert (ours.partner, ours.rank, ours.of) == (theirs.partner, theirs.rank, theirs.of)
    assert ours.removed == theirs.removed


def _same_people(kept: SegmentedMarket, fresh: Recommender, anew: VolunteerRecommender, id: str) -> None:
    query, again = kept.query(id), fresh.market.query(id)
    ours, theirs = kept.volunteers.recommend(query, 4), anew.recommend(again, 4)
    assert [found.volunteer for found in ours] == [found.volunteer for found in theirs]
    matches = [[found.match for found in each] for each in (ours, theirs)]
    assert _scores(matches[0]) == pytest.approx(_scores(matches[1]), abs=1e-6)
    teams = [[(team.partner, team.members) for team in each.teams(query)] for each in (kept.volunteers, anew)]
    assert teams[0] == teams[1]


def _scores(matches: Iterable[Match]) -> list[float]:
    return [value for match in matches for value in (match.score, match.there.fit, match.back.fit)]


def _in_short(matches: Iterable[Match]) -> list[tuple[Any, ...]]:
    return [
        (
            (match.partner, match.ours, match.theirs, match.also, match.questions),
            [(reason.component, reason.sentence, reason.quote) for reason in match.reasons],
        )
        for match in matches
    ]
