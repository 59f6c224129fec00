from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from matching.partnerships.history import PhaseStart
from matching.partnerships.partnership import Partnership
from storage.transaction import transact
from tests.api.accounts import add_centres
from tests.api.small_market import NEEDS, OFFERS, PARTNERS, store
from tests.cli.conftest import Command

DAY = date(2026, 11, 1)


def test_alliance_says_who_brings_what_whom_to_ask_and_how_far_from_the_best(brobygger: Command) -> None:
    out = brobygger("plan", "alliance", "need-1").out
    assert out.startswith("Need need-1: “Bogholder to timer om ugen”")
    assert "Parts to cover" in out
    assert "Alliance 1" in out
    assert "Primary contact: Talknuserne A/S." in out
    assert "Offer offer-1" in out
    assert "Proven gap: 0" in out
    assert max(map(len, out.splitlines())) <= 80


def test_alliance_is_danish_where_danish_is_asked_for(brobygger: Command) -> None:
    out = brobygger("plan", "alliance", "need-1", "--lang", "da").out
    assert "Dele, der skal dækkes" in out
    assert "Primær kontakt: Talknuserne A/S." in out
    assert "Bevist afstand: 0" in out


def test_alliance_for_programs_is_one_document(brobygger: Command) -> None:
    ended = brobygger("plan", "alliance", "need-1", "--part", "faglige timer (pro bono)", "--json")
    document = ended.document
    assert document["need"]["id"] == "need-1"
    assert [part["code"] for part in document["parts"]] == ["skilled_time"]
    assert document["alliances"][0]["members"][0]["partner"]["id"] == "com-1"
    assert document["alliances"][0]["gap"] == 0
    assert ended.err == ""


def test_need_that_nobody_can_fill_ends_with_its_reason(brobygger: Command) -> None:
    ended = brobygger("plan", "alliance", "need-1", "--part", "role:driver")
    assert ended.code == 0
    assert "Nobody can fill a part of this need" in " ".join(ended.out.split())


def test_good_partnerships_on_record_are_preferred_when_asked(empty: Command, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'brobygger.sqlite'}"
    store(url, PARTNERS, NEEDS, OFFERS)
    ended = empty("plan", "alliance", "need-1", "--prefer-good")
    assert "Good partnerships on record, which are preferred: 0." in ended.err
    assert "good partnership" not in ended.out
    phases = (PhaseStart("dialogue", DAY), PhaseStart("agreement", DAY), PhaseStart("running", DAY))
    known = Partnership(
        id="p-1",
        centre="herning",
        partners=("com-1", "ngo-1"),
        primary="ngo-1",
        phases=phases,
        level="ad_hoc",
    )
    add_centres(url, "herning")
    transact(url, lambda work: work.partnerships.add(known))
    ended = empty("plan", "alliance", "need-1", "--prefer-good", "--lang", "da")
    assert "Registrerede gode partnerskaber, som foretrækkes: 1." in ended.err
    assert "Har et godt partnerskab: Talknuserne A/S og " in ended.out
    [first, *_] = empty("plan", "alliance", "need-1", "--prefer-good", "--json").document["alliances"]
    assert first["good_partnerships"] == [["com-1", "ngo-1"]]


def test_good_partnerships_of_a_market_file_are_not_on_record(brobygger: Command, market_file: Path) -> None:
    ended = brobygger("plan", "alliance", "need-1", "--prefer-good", "--market", str(market_file))
    assert (ended.code, ended.out) == (2, "")
    assert "leave one of the two out" in " ".join(ended.err.split())


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nope-1"], 3, "There is no need with the id 'nope-1'"),
        (["need-1", "--most", "0"], 2, "at most 0 partners is not possible"),
        (["need-1", "--most", "two"], 2, "is not a whole number"),
        (["need-1", "--deadline", "0"], 2, "A deadline of 0 seconds leaves no time"),
        (["need-1", "--part", "role:mentor*nan"], 2, "The weight 'nan'"),
        (["need-1", "--sector", "mars"], 2, "--sector 'mars' is not known"),
        (["need-1", "--sector", "foundation"], 2, "is of: foundation"),
        (["need-1", "--good", "com-1"], 2, "is not a pair"),
        (["need-1", "--member", "com-9"], 3, "There is no partner with the id 'com-9'"),
        (["need-1", "--also", "nope-2"], 3, "There is no need with the id 'nope-2'"),
    ],
)
def test_bad_input_is_one_sentence_and_no_plan(
    brobygger: Command, arguments: list[str], code: int, said: str
) -> None:
    ended = brobygger("plan", "alliance", *arguments)
    assert ended.code == code
    assert said in " ".join(ended.err.split())
    assert ended.out == ""
