"""Seasons are kept as they were planned, seen by brokers of their centre, changed and discarded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from matching.errors import InvalidQuery, InvalidStep, NotAllowed, NotFound, NotSignedIn, Outdated
from matching.rights.actor import NOBODY, SYSTEM
from matching.season.changing import Opened, keep_change, open_draft, preview
from matching.season.collecting import collect
from matching.season.ground import ground, only_centre
from matching.season.making import keep, make_season
from matching.season.readers import discard, list_for, show
from matching.season.rule import Rule
from matching.season.season import Asked
from storage.unit_of_work import UnitOfWork
from tests.market import recommender
from tests.matching.season.test_collecting import MARKET
from tests.storage.partnership_desk import BROKER, NGO, READER, STRANGER
from tests.storage.season.desk import Desk

FORBID = Rule("forbid", "n1", "o1")


def opened(desk: Desk, id: str) -> Opened:
    return desk.do(open_draft, BROKER, id)


def test_season_is_kept_as_it_was_planned(desk: Desk) -> None:
    stored = desk.planned(rules=(FORBID,), cap=2.5, deadline=60.0)
    assert desk.at(stored.value.id) == stored
    season = stored.value
    assert (season.name, season.state, season.broker) == ("Efterår 2027", "draft", "broker")
    assert [own.statement for own in season.lists] == ["n1", "n2"]
    assert [one.statement for one in season.receivers] == ["o1", "o2"], "o9 is of another centre"
    assert season.asked.rules == (FORBID,)
    scores = desk.do(lambda work: work.season_scores.get(season.id)).value
    assert scores.pairs == 4


def test_plan_for_a_centre_is_for_its_brokers(desk: Desk) -> None:
    for actor in (STRANGER, NGO, READER):
        with pytest.raises(NotAllowed):
            desk.ground(actor)
    with pytest.raises(NotSignedIn):
        desk.ground(NOBODY)
    today = desk.ground().today
    with pytest.raises(NotFound, match="There is no centre 'nowhere'"):
        desk.do(lambda work: ground(work, SYSTEM, "nowhere", work.register(), today))


def test_broker_of_one_centre_need_not_name_it(desk: Desk) -> None:
    assert desk.do(only_centre, BROKER) == "centre"
    assert desk.do(only_centre, SYSTEM) is None
    assert desk.do(only_centre, NGO) is None


def test_brokers_see_the_seasons_of_their_centre_the_newest_first(desk: Desk) -> None:
    first, second = desk.planned().value.id, desk.planned().value.id
    assert [one.value.id for one in desk.do(list_for, BROKER)] == sorted([first, second], reverse=True)
    assert [one.value.id for one in desk.do(list_for, READER, "centre", "draft")] != []
    assert [*desk.do(list_for, STRANGER)] == [*desk.do(list_for, BROKER, "ry")] == []
    with pytest.raises(NotFound, match="There is no season"):
        desk.do(show, STRANGER, first)
    with pytest.raises(InvalidQuery, match="'lost' is no state of a season"):
        desk.do(list_for, BROKER, None, "lost")


def test_names_and_titles_stand_beside_the_ids(desk: Desk) -> None:
    view = desk.do(show, BROKER, desk.planned().value.id)
    assert view.names["ngo"] == "Association ngo"
    assert view.titles["offers", "o2"] == "homework"
    assert view.now is not None
    assert view.now.stale == ()


def test_change_is_looked_at_with_its_cost_before_it_is_kept(desk: Desk) -> None:
    before = desk.planned()
    looked = preview(opened(desk, before.value.id), [FORBID])
    assert looked.cost > 0
    assert looked.moved == ("n1",)
    assert desk.at(before.value.id) == before, "nothing is kept yet"
    after = desk.do(keep_change, BROKER, looked)
    assert after.value.asked.rules == (FORBID,)
    assert [(one.added, one.cost) for one in after.value.changes] == [((FORBID,), looked.cost)]
    undone = preview(opened(desk, before.value.id), undone=[FORBID])
    assert undone.cost == pytest.approx(-looked.cost)
    assert desk.do(keep_change, BROKER, undone).value.lists == before.value.lists


@pytest.mark.parametrize(
    "rule", [Rule("first", "n1", "o2"), Rule("leave_out", "ngo"), Rule("leave_out", "o2")]
)
def test_every_rule_can_be_added_and_undone(desk: Desk, rule: Rule) -> None:
    before = desk.planned()
    desk.do(keep_change, BROKER, preview(opened(desk, before.value.id), [rule]))
    assert desk.at(before.value.id).value.lists != before.value.lists
    desk.do(keep_change, BROKER, preview(opened(desk, before.value.id), [], [rule]))
    assert desk.at(before.value.id).value.lists == before.value.lists


def test_change_of_what_somebody_else_has_changed_is_refused(desk: Desk) -> None:
    id = desk.planned().value.id
    one, other = (preview(opened(desk, id), [rule]) for rule in (FORBID, Rule("leave_out", "n2")))
    desk.do(keep_change, BROKER, one)
    with pytest.raises(Outdated, match="you changed version 1, and version 2 is there now"):
        desk.do(keep_change, BROKER, other)


def test_change_of_nothing_and_undoing_what_is_not_there_are_refused(desk: Desk) -> None:
    draft = opened(desk, desk.planned().value.id)
    with pytest.raises(InvalidQuery, match="Nothing would change"):
        preview(draft)
    with pytest.raises(InvalidQuery, match=r"no such rule to undo \(n1, o1\)"):
        preview(draft, [], [FORBID])


def test_who_may_only_read_changes_nothing(desk: Desk) -> None:
    stored = desk.planned()
    looked = preview(opened(desk, stored.value.id), [FORBID])
    for use_case, given in ((open_draft, (stored.value.id,)), (keep_change, (looked,))):
        with pytest.raises(NotAllowed):
            desk.do(use_case, READER, *given)
    with pytest.raises(NotFound):
        desk.do(discard, STRANGER, stored.value.id, 1)


def test_what_was_withdrawn_since_is_seen_and_leaves_the_plan(desk: Desk) -> None:
    id = desk.planned().value.id
    desk.change("offers", "o1", status="closed")
    desk.do(lambda work: work.needs.delete(["n2"]))
    desk.change("partners", "com-2", centres=("ry",))
    now = desk.do(show, BROKER, id).now
    assert now is not None
    assert {(one.statement, one.why) for one in now.stale} == {
        ("n2", "deleted"), ("o1", "not_open"), ("o2", "moved"),
    }  # fmt: skip
    with pytest.raises(InvalidQuery, match="All pairs are forbidden"):
        preview(opened(desk, id))
    desk.change("offers", "o1", status="open")
    after = preview(opened(desk, id)).after
    assert [[row.statement for row in own.rows] for own in after.lists] == [["o1"], []]


def test_discarded_season_stays_to_be_read_and_is_not_changed(desk: Desk) -> None:
    stored = desk.planned()
    gone = desk.do(discard, BROKER, stored.value.id, stored.version)
    assert gone.value.state == "discarded"
    assert desk.do(show, BROKER, gone.value.id).now is None
    for use_case, given in ((open_draft, ()), (discard, (gone.version,))):
        with pytest.raises(InvalidStep, match="The season is 'discarded' and stays as it is"):
            desk.do(use_case, BROKER, gone.value.id, *given)


def test_season_of_a_market_file_cannot_be_kept(desk: Desk) -> None:

    over = replace(desk.ground(), centre="", register=recommender(*MARKET).market.register)
    found = collect(recommender(*MARKET), over, Asked())
    made = make_season(found, over, SYSTEM, Asked(), "", datetime.now(UTC))
    with pytest.raises(NotFound, match="There is no centre 'market'"):
        desk.do(keep, SYSTEM, made)


def test_who_did_what_is_noted(desk: Desk) -> None:
    id = desk.planned().value.id
    desk.do(keep_change, BROKER, preview(opened(desk, id), [FORBID]))
    desk.do(discard, BROKER, id, 2)

    def actions(work: UnitOfWork) -> list[str]:
        return [one.action for one in work.audit.of({"broker"}) if one.about == id]

    assert desk.do(actions) == ["plan", "change", "discard"]
