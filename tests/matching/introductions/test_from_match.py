"""An introduction that is made of a match: who seeks, what was seen, and a first note."""

from __future__ import annotations

import pytest

from matching.introductions.between import introductions_between
from matching.introductions.from_match import joined
from matching.introductions.introduction import Side
from matching.introductions.putting import withdraw
from matching.introductions.suggested_note import suggested_note
from matching.match import Match
from tests.market import company, need, ngo, offer, recommender
from tests.matching.introductions.fake_work import BROKER, OTHER_BROKER, FakeWork
from tests.matching.introductions.small import draft, in_danish, opened

PROFILES = (ngo(), company(), need(title="Bogholder", text="tal"), offer(title="Regnskab", text="tal"))


def match(asked: str) -> Match:
    return recommender(*PROFILES).recommend(asked).matches[0]


@pytest.mark.parametrize(
    ("asked", "asker"), [("need", "ngo"), ("offer", "com"), ("ngo", "ngo"), ("com", "com")]
)
def test_whoever_has_the_need_seeks_whoever_asks(asked: str, asker: str) -> None:
    found = match(asked)
    sides = joined(found, next(one for one in (ngo(), company()) if one.id == asker), asked, "m", 3)
    assert (sides.seeker, sides.giver) == (Side("ngo", "need"), Side("com", "offer"))
    chances = (found.there.probability, found.back.probability)
    assert (sides.shown.seeker, sides.shown.giver) == (chances if asker == "ngo" else chances[::-1])
    assert (sides.shown.model, sides.shown.list, sides.shown.position) == ("m", asked, 3)


def test_without_need_and_offer_the_asker_seeks() -> None:
    found = recommender(ngo(), company()).recommend("com").matches[0]
    sides = joined(found, company(), "com", "m", None)
    assert (sides.seeker, sides.giver, sides.shown.list) == (Side("com"), Side("ngo"), None)


def test_note_says_who_what_and_why_in_both_languages() -> None:
    english, danish = (suggested_note(ngo(), match("need"), language) for language in ("en", "da"))
    for note in (english, danish):
        assert "Bogholder" in note
        assert "Regnskab" in note
    assert english.startswith("Dear ")
    assert danish.startswith("Kære ")
    assert "because" not in danish
    assert "Siger I begge ja" in danish


def test_those_of_the_two_are_found_whoever_seeks_and_by_their_centre_alone() -> None:
    work = FakeWork()
    for one in (draft("a"), opened("b", "com", "ngo"), draft("c", centre="ry"), draft("d", "ngo", "other")):
        work.introductions.add(one)
    assert [one.id for one in introductions_between(work, BROKER, "ngo", "com")] == ["b", "a"]
    assert [one.id for one in introductions_between(work, OTHER_BROKER, "com", "ngo")] == ["c"]


def test_reason_for_withdrawing_is_added_to_the_private_note() -> None:
    work = FakeWork()
    work.introductions.add(opened(private_note="De kender hinanden."))
    found = withdraw(work, BROKER, "i", 1, reason=" De har fundet en anden. ").value
    assert (found.state, found.private_note) == (
        "withdrawn",
        "De kender hinanden.\n\nDe har fundet en anden.",
    )
    work.introductions.add(opened("j"))
    assert withdraw(work, BROKER, "j", 1).value.private_note == ""


def test_sentences_of_the_note_are_danish_too() -> None:
    from matching.introductions.suggested_note import CLOSING, OPENING, WHY

    assert all(in_danish(one) for one in (OPENING, WHY, CLOSING))
