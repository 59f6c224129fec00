from __future__ import annotations

from datetime import date
from decimal import Decimal

from matching.exclusion import Exclusion
from matching.match import Match
from matching.partner import Partner
from matching.partnerships.dialogue_guide import dialogue_guide
from matching.partnerships.grounds import Grounds
from matching.partnerships.pair_match import pair_match
from matching.statement import Statement
from models.indexes import LocalIndexes
from tests.market import TODAY, WordEncoder, company, need, ngo, offer


def matched(*statements: Statement, one: str = "ngo", other: str = "com") -> tuple[Match, Partner]:
    ground = Grounds((ngo(), company()), statements)
    return pair_match(ground, one, other, WordEncoder(), LocalIndexes(), TODAY)


def test_offer_that_is_spoken_for_is_matched_as_it_was() -> None:
    taken = offer(
        quantity=Decimal(2), unit="people", committed=Decimal(2), status="closed", expires=date(2020, 1, 1)
    )
    match, asker = matched(need(), taken)
    assert (asker.id, match.partner.id) == ("ngo", "com")
    assert match.ours is not None
    assert match.theirs is not None
    assert (match.ours.id, match.theirs.id) == ("need", "offer")
    assert match.reasons


def test_guide_is_for_the_one_that_seeks_whoever_is_the_primary_contact() -> None:
    _, asker = matched(need(), offer(), one="com", other="ngo")
    assert asker.id == "ngo"


def test_guide_quotes_a_sentence_and_never_a_title() -> None:
    for given, said in (
        (offer(title="Bookkeeping", text="We like football a lot."), False),
        (offer(title="Football", text="We do bookkeeping."), True),
    ):
        match, asker = matched(need(), given)
        assert ("Company com writes: “We do bookkeeping.”" in dialogue_guide(match, asker).as_text()) == said
        assert ("Company com writes:" in dialogue_guide(match, asker).as_text()) == said


def test_partners_without_statements_are_matched_by_their_profiles() -> None:
    match, asker = matched()
    assert (asker.id, match.ours, match.theirs) == ("ngo", None, None)


def test_pair_that_a_gate_removes_has_a_guide_without_reasons() -> None:
    barred = need(exclusions=(Exclusion("partner_kind", "company"),))
    match, asker = matched(barred, offer())
    assert match.reasons == ()
    assert "Company com gives skilled time" in dialogue_guide(match, asker).as_text()
