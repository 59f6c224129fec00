"""A season that is approved becomes introductions, once, and says what it could not make."""

from __future__ import annotations

from typing import Any

import pytest

from matching.errors import InvalidQuery, InvalidStep, NotAllowed, NotFound, Outdated
from matching.introductions.answering import Said, answer_for_side
from matching.introductions.drafting import Drafted, draft
from matching.introductions.introduction import Introduction, Side
from matching.introductions.putting import put_to_both, withdraw
from matching.season.approving import Approved, approve
from matching.season.changing import open_draft
from matching.season.readers import discard
from tests.storage.partnership_desk import BROKER, NGO, READER, STRANGER
from tests.storage.season.desk import Desk


def approved(desk: Desk, id: str, **more: Any) -> Approved:
    return desk.do(approve, BROKER, id, desk.at(id).version, **more)


def introductions(desk: Desk, **equal: str) -> list[Introduction]:
    return [one.value for one in desk.do(lambda work: work.introductions.find(**equal))]


def drafted(desk: Desk, need: str = "n1", offer: str = "o1") -> str:
    own = {"n1": "ngo", "n2": "ngo-2", "o1": "com", "o2": "com-2"}
    made = Drafted(seeker=Side(own[need], need), giver=Side(own[offer], offer))
    return desk.do(draft, BROKER, made).value.id


@pytest.mark.parametrize("lists_for", ["needs", "offers"])
def test_first_of_each_list_becomes_a_draft_that_knows_where_it_is_from(desk: Desk, lists_for: str) -> None:
    season = desk.planned(lists_for=lists_for).value
    done = approved(desk, season.id)
    assert (done.refused, done.before, done.stored.value.state) == ((), 0, "approved")
    made = {one.id: one for one in introductions(desk)}
    assert sorted(made) == sorted(done.made)
    first = made[done.stored.value.lists[0].rows[0].introduction or ""]
    assert (first.state, first.seeker.statement, first.giver.statement) == ("draft", "n1", "o1")
    row = season.lists[0].rows[0]
    chances = (row.proposer_yes, row.receiver_yes)
    assert first.shown is not None
    assert (first.shown.seeker, first.shown.giver) == (chances if lists_for == "needs" else chances[::-1])
    assert (first.shown.model, first.shown.list, first.shown.position) == (season.model, season.id, 1)


def test_approved_again_makes_only_what_is_new(desk: Desk) -> None:
    id = desk.planned().value.id
    first = approved(desk, id)
    again = approved(desk, id)
    assert (again.made, again.before, len(introductions(desk))) == ((), 2, 2)
    more = approved(desk, id, each=2)
    assert (len(more.made), more.before) == (2, 2)
    assert set(first.made) < set(more.stored.value.introductions)


def test_introductions_are_put_to_both_sides_or_wait_in_line(desk: Desk) -> None:
    done = approved(desk, desk.planned().value.id, each=2, put=True, most_open=1)
    states = sorted(one.state for one in introductions(desk))
    assert (len(done.made), done.refused) == (4, ())
    assert states == ["open", "open", "waiting", "waiting"]


def test_what_cannot_be_made_is_told_and_the_rest_is_made(desk: Desk) -> None:
    id = desk.planned().value.id
    desk.change("offers", "o1", status="paused")
    done = approved(desk, id)
    assert [(one.need, one.offer, str(one.why)) for one in done.refused] == [
        ("n1", "o1", "'o1' is not open any more, has expired or has nothing left.")
    ]
    assert [one.giver.statement for one in introductions(desk)] == ["o2"]
    desk.change("offers", "o1", status="open")
    assert len(approved(desk, id).made) == 1


def test_pair_that_was_introduced_meanwhile_is_not_introduced_again(desk: Desk) -> None:
    id = desk.planned().value.id
    drafted(desk)
    done = approved(desk, id)
    assert [str(one.why) for one in done.refused] == ["Not introduced: an introduction joins them already."]
    assert len(introductions(desk)) == 2


def test_no_that_came_meanwhile_is_final(desk: Desk) -> None:
    id = desk.planned().value.id
    other = drafted(desk)
    desk.do(put_to_both, BROKER, other, 1)
    desk.do(answer_for_side, NGO, other, Said(yes=False, reason="too_far"))
    done = approved(desk, id)
    assert [str(one.why) for one in done.refused] == ["Not introduced: one side has said no to the other."]


def test_introduction_of_the_season_that_was_withdrawn_is_not_made_twice(desk: Desk) -> None:
    id = desk.planned().value.id
    made = approved(desk, id).made[0]
    desk.do(withdraw, BROKER, made, 1)
    assert approved(desk, id).made == ()


def test_season_without_a_new_list_can_be_planned_beside_an_approved_one(desk: Desk) -> None:
    approved(desk, desk.planned().value.id)
    after = desk.planned().value
    assert after.kept_apart == {"introduced": 2}
    assert {row.statement for own in after.lists for row in own.rows[:1]} == {"o1", "o2"}


@pytest.mark.parametrize(
    ("actor", "more", "error"),
    [
        (READER, {}, NotAllowed),
        (STRANGER, {}, NotFound),
        (BROKER, {"each": 0}, InvalidQuery),
        (BROKER, {"each": 21}, InvalidQuery),
    ],
)
def test_approval_that_may_not_be_makes_nothing(
    desk: Desk, actor: Any, more: dict[str, int], error: type[Exception]
) -> None:
    id = desk.planned().value.id
    with pytest.raises(error):
        desk.do(approve, actor, id, 1, **more)
    assert introductions(desk) == []
    assert desk.at(id).value.state == "draft"


def test_approval_of_an_older_or_discarded_season_is_refused(desk: Desk) -> None:
    id = desk.planned().value.id
    with pytest.raises(Outdated):
        desk.do(approve, BROKER, id, 7)
    desk.do(discard, BROKER, id, 1)
    with pytest.raises(InvalidStep, match="was discarded and makes no introductions"):
        approved(desk, id)


def test_approved_season_is_not_changed_any_more(desk: Desk) -> None:
    id = desk.planned().value.id
    approved(desk, id)
    with pytest.raises(InvalidStep, match="The season is 'approved' and stays as it is"):
        desk.do(open_draft, BROKER, id)
