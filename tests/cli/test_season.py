"""``brobygger plan season`` and ``brobygger season``, as a broker types them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command
from tests.cli.small_market import MARKET


@pytest.fixture
def filled(empty: Command, tmp_path: Path) -> Command:
    """A centre with the partners of the small market."""
    file = tmp_path / "market.json"
    file.write_text(json.dumps(MARKET), encoding="utf-8")
    assert empty("centre", "add", "herning", "--name", "Frivilligcenter Herning").code == 0
    assert empty("import", str(file), "--centre", "herning").code == 0
    return empty


def planned(brobygger: Command, *more: str) -> Any:
    return brobygger("plan", "season", "--json", *more).document


def test_season_says_what_it_brings_who_is_first_and_who_is_overlooked(filled: Command) -> None:
    ended = filled("plan", "season", "--name", "Efterår 2027")
    assert ended.code == 0
    out = " ".join(ended.out.split())
    assert out.startswith("Efterår 2027 · ")
    assert "If everybody asked its own favourites" in out
    assert "need-1" in out
    assert "offer-1" in out
    assert "Overlooked: who can expect least" in out
    assert "Kept as a draft." in out
    assert max(map(len, ended.out.splitlines())) <= 80


def test_season_is_danish_where_danish_is_asked_for(filled: Command) -> None:
    out = " ".join(filled("plan", "season", "--lang", "da").out.split())
    assert "Forventede match:" in out
    assert "Overset: hvem der kan vente mindst" in out
    assert "Gemt som kladde." in out


def test_season_for_programs_is_the_document_that_show_gives(filled: Command) -> None:
    document = planned(filled)
    assert filled("season", "show", document["id"], "--json").document == document
    assert document["version"] == 1
    assert document["state"] == "draft"
    assert [own["statement"] for own in document["lists"]] == ["need-1", "need-2", "need-3"]
    row = document["lists"][0]["rows"][0]
    assert (row["statement"], row["name"], row["fixed"]) == ("offer-1", "Talknuserne A/S", False)
    matches = sum(one["matches"] for one in document["receivers"])
    assert document["outcome"]["expected_matches"] == pytest.approx(matches, abs=1e-5)
    listed = filled("season", "list", "--state", "draft", "--json").document["seasons"]
    assert [(one["id"], one["lists"]) for one in listed] == [(document["id"], 3)]


def test_scores_are_those_of_the_match(filled: Command) -> None:
    row = planned(filled)["lists"][0]["rows"][0]
    match = filled("match", "need-1", "--json").document["matches"][0]
    assert match["theirs"]["id"] == row["statement"]
    assert match["there"]["chance"] == pytest.approx(row["proposer_yes"], abs=1e-5)
    assert match["back"]["chance"] == pytest.approx(row["receiver_yes"], abs=1e-5)


def test_change_is_shown_with_its_cost_and_kept_on_demand(filled: Command) -> None:
    id = planned(filled)["id"]
    refused = filled("season", "change", id, "--forbid", "need-1,offer-1")
    assert (refused.code, refused.err.startswith("All pairs are forbidden")) == (2, True)
    looked = filled("season", "change", id, "--first", "ngo-1,com-1")
    assert "The change costs nothing." in looked.out
    assert "--keep keeps the change" in looked.out
    assert filled("season", "show", id, "--json").document["asked"]["rules"] == []
    kept = filled("season", "change", id, "--first", "ngo-1,com-1", "--keep", "--json").document
    assert (kept["kept"], kept["version"]) == (True, 2)
    rules = filled("season", "show", id, "--json").document["asked"]["rules"]
    assert rules == [{"kind": "first", "one": "ngo-1", "other": "com-1"}]
    assert "ngo-1 · com-1: first" in filled("season", "show", id).out
    assert filled("season", "change", id, "--undo", "ngo-1,com-1", "--keep").code == 0
    assert filled("season", "show", id, "--json").document["asked"]["rules"] == []


def test_approved_season_becomes_introductions_once(filled: Command) -> None:
    id = planned(filled)["id"]
    made = filled("season", "approve", id, "--put", "--json").document
    assert (len(made["made"]), made["refused"]) == (1, [])
    shown = filled("introductions", "show", made["made"][0], "--json").document
    assert (shown["state"], shown["broker"]["shown"]["list"]) == ("open", id)
    again = filled("season", "approve", id)
    assert "Introductions drafted: 0" in again.out
    assert "Made before: 1" in again.out
    assert "approved" in filled("season", "list").out


def test_discarded_season_stays_in_the_list(filled: Command) -> None:
    id = planned(filled)["id"]
    assert "is discarded" in filled("season", "discard", id).err
    assert [one["state"] for one in filled("season", "list", "--json").document["seasons"]] == ["discarded"]


def test_dry_run_and_market_file_keep_nothing(filled: Command, market_file: Path) -> None:
    for more in (["--dry-run"], ["--market", str(market_file)]):
        ended = filled("plan", "season", *more)
        assert (ended.code, "Nothing was kept." in ended.out) == (0, True)
    assert filled("season", "list").out.startswith("There are no such seasons")


def test_first_time_user_is_told_what_is_missing(empty: Command) -> None:
    ended = empty("plan", "season")
    assert ended.code == 2
    assert "'brobygger import --sample' brings an invented market" in ended.err
    empty("centre", "add", "herning", "--name", "Herning")
    assert "There are no open needs to plan for" in empty("plan", "season").err
    empty("centre", "add", "ry", "--name", "Ry")
    assert empty("plan", "season").err.startswith("There are 2 centres (herning, ry); say with --centre")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--centre", "nowhere"], 3, "There is no centre 'nowhere'"),
        (["--lists-for", "both"], 2, "--lists-for 'both' is no side of a season"),
        (["--planner", "magic"], 2, "There is no planner 'magic'"),
        (["--length", "9"], 2, "Lists of 9 are not possible"),
        (["--length", "two"], 2, "is not a whole number"),
        (["--deadline", "0"], 2, "A deadline of 0 seconds leaves no time"),
        (["--candidates", "0"], 2, "0 candidates for each are not possible"),
        (["--forbid", "need-1"], 2, "'need-1' is not a pair"),
        (["--first", "need-1,nobody"], 2, "'nobody' is no offer of this season"),
        (["--first", "need-1,offer-1", "--forbid", "ngo-1,com-1"], 2, "are to be first and are forbidden"),
        (["--leave-out", "a b"], 2, "'a b' cannot be the id of a need"),
        (["--cap", "0"], 2, "No receiver has any capacity"),
        (["--floor", "1"], 2, "is known to be small, so a floor changes nothing"),
    ],
)
def test_bad_input_is_one_sentence_and_no_plan(
    filled: Command, arguments: list[str], code: int, said: str
) -> None:
    ended = filled("plan", "season", *arguments)
    assert ended.code == code
    assert said in " ".join(ended.err.split())
    assert ended.out == ""


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["show", "nope"], 3, "There is no season 'nope'; 'brobygger season list' lists those there are."),
        (["change", "nope", "--leave-out", "x"], 3, "There is no season 'nope'"),
        (["approve", "nope"], 3, "There is no season 'nope'"),
        (["discard", "nope"], 3, "There is no season 'nope'"),
        (["list", "--state", "lost"], 2, "'lost' is no state of a season"),
    ],
)
def test_season_that_is_not_there_is_said(
    filled: Command, arguments: list[str], code: int, said: str
) -> None:
    ended = filled("season", *arguments)
    assert (ended.code, ended.out) == (code, "")
    assert said in " ".join(ended.err.split())
