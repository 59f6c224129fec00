"""``brobygger plan rounds``, as somebody types it on the evening."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.storage.pdf_words import pages

EXAMPLE = str(Path(__file__).parents[2] / "examples/partnerskabsaften.json")


@pytest.fixture
def plan_file(brobygger: Command, tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_text(brobygger("plan", "rounds", EXAMPLE, "--json").out, encoding="utf-8")
    return path


@pytest.fixture
def unscored(tmp_path: Path) -> str:
    """An event without scores: two in the register, one whom the first excludes, and two it does not know."""
    event = {
        "format": "brobygger-event/1",
        "id": "ev-2",
        "title": "Uden scorer",
        "rounds": {"first": "2027-06-01T17:00:00+02:00", "count": 2, "minutes": 15},
        "tables": 2,
        "a": [{"id": "lektie", "name": "Lektiecaféen", "partner": "ngo-1"}, {"id": "ny", "name": "En Ny"}],
        "b": [
            {"id": "tal", "name": "Talknuserne", "partner": "com-1"},
            {"id": "bryg", "name": "Bryggeriet", "partner": "com-2"},
            {"id": "fremmed", "name": "Fremmed", "partner": "com-9"},
        ],
    }
    path = tmp_path / "unscored.json"
    path.write_text(json.dumps(event), encoding="utf-8")
    return str(path)


def test_plan_is_printed_with_times_tables_and_its_gap(brobygger: Command) -> None:
    ended = brobygger("plan", "rounds", EXAMPLE)
    assert ended.code == 0
    assert "(gap 0.00 %)" in ended.out
    assert "Round 5, 18:15–18:27" in ended.out
    assert "Herberget Lygten" in ended.out


def test_plan_speaks_danish(brobygger: Command) -> None:
    ended = brobygger("plan", "rounds", EXAMPLE, "--lang", "da")
    assert "Runde 1, 17.00–17.12" in ended.out
    assert "scorer i alt 35,06; ingen plan kan have mere end" in ended.out


def test_quick_plan_has_a_bound_too(brobygger: Command) -> None:
    found = brobygger("plan", "rounds", EXAMPLE, "--deadline", "0", "--json").document
    assert found["method"] == "greedy"
    assert 0 < found["value"] < found["bound"]


def test_rest_of_the_evening_is_planned_anew(brobygger: Command, plan_file: Path) -> None:
    first = json.loads(plan_file.read_text(encoding="utf-8"))
    ended = brobygger(
        "plan",
        "rounds",
        EXAMPLE,
        "--earlier",
        str(plan_file),
        "--from-round",
        "4",
        "--away",
        "nordlys",
        "--json",
    )
    found = ended.document
    held = [meeting for meeting in first["meetings"] if meeting["round"] < 4]
    assert [meeting for meeting in found["meetings"] if meeting["round"] < 4] == held
    assert not any(meeting["a"] == "nordlys" and meeting["round"] >= 4 for meeting in found["meetings"])
    assert found["changed_seats"] > 0
    shown = brobygger("plan", "rounds", EXAMPLE, "--earlier", str(plan_file), "--from-round", "4")
    assert "Seats that changed: 0." in shown.out


def test_pairs_that_the_event_does_not_score_are_scored_by_the_recommender(
    brobygger: Command, unscored: str
) -> None:
    ended = brobygger("plan", "rounds", unscored, "--json")
    scores = ended.document["scores"]
    assert {name: scores[name] for name in ("stated", "recommender", "apart", "unknown")} == {
        "stated": 0,
        "recommender": 1,
        "apart": 1,
        "unknown": 4,
    }
    match = brobygger("why", "ngo-1", "com-1", "--json").document["match"]
    assert scores["recommended"]["lektie"]["tal"] == pytest.approx(match["chance"], abs=1e-3)
    assert scores["kept_apart"] == [{"a": "lektie", "b": "bryg", "gate": "excluded"}]
    assert ("lektie", "bryg") not in {(one["a"], one["b"]) for one in ended.document["meetings"]}
    assert "The register has no partner for Fremmed (com-9)" in ended.err


def test_where_the_scores_are_from_is_said(brobygger: Command, unscored: str) -> None:
    said = " ".join(brobygger("plan", "rounds", unscored).out.split())
    assert "Scores of pairs: 0 from the event, 1 from the recommender; 4 are not known and count as" in said
    assert "1 pairs are kept apart by a hard condition" in said
    alone = brobygger("plan", "rounds", unscored, "--no-recommender", "--lang", "da")
    assert "Ingen scorer er kendt: Alle par tæller som 0,50, og ønskerne afgør." in alone.out
    assert alone.err == ""


def test_recommender_is_asked_over_a_market_file_too(
    empty: Command, unscored: str, market_file: Path
) -> None:
    ended = empty("plan", "rounds", unscored, "--market", str(market_file), "--json")
    assert ended.document["scores"]["recommender"] == 1


def test_third_plan_still_knows_who_left_and_the_sheets_do_too(
    empty: Command, plan_file: Path, tmp_path: Path
) -> None:
    second, third = tmp_path / "2.json", tmp_path / "3.json"
    again = ("plan", "rounds", EXAMPLE, "--json", "--earlier")
    second.write_text(empty(*again, str(plan_file), "--from-round", "3", "--away", "nordlys").out, "utf-8")
    third.write_text(
        empty(*again, str(second), "--from-round", "5", "--away", "it", "--here", "hotel").out, "utf-8"
    )
    found = json.loads(third.read_text("utf-8"))
    assert [(one["id"], one["from_round"], one["there"]) for one in found["presence"]] == [
        ("nordlys", 3, False),
        ("it", 5, False),
        ("hotel", 5, True),
    ]
    assert not [one for one in found["meetings"] if one["a"] == "nordlys" and one["round"] >= 3]
    assert not [one for one in found["meetings"] if one["a"] == "it" and one["round"] >= 5]
    empty("event", "sheets", str(third), "--event", EXAMPLE, "--out", str(tmp_path / "ark"))
    tables = pages((tmp_path / "ark/tables.pdf").read_bytes())
    assert "Not there Nordlys Energi A/S, Fjordfragt A/S, Kodeværket ApS" in tables[5]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--deadline", "-1"], "A deadline of -1.0 seconds is not possible"),
        (["--from-round", "3"], "--earlier and --from-round go together"),
        (["--away", "nordlys"], "--away, --here and --tolerance are for planning anew"),
        (["--earlier", "no-such.json", "--from-round", "3"], "There is no file no-such.json"),
    ],
)
def test_wrong_option_is_refused(brobygger: Command, options: list[str], sentence: str) -> None:
    ended = brobygger("plan", "rounds", EXAMPLE, *options)
    assert (ended.code, ended.out) == (2, "")
    assert sentence in " ".join(ended.err.split())


def test_stranger_who_is_away_is_refused(brobygger: Command, plan_file: Path) -> None:
    options = ["--earlier", str(plan_file), "--from-round", "4", "--away", "nobody"]
    ended = brobygger("plan", "rounds", EXAMPLE, *options)
    assert ended.code == 2
    assert "has the id 'nobody'" in " ".join(ended.err.split())


def test_file_that_is_no_json_is_refused(brobygger: Command, tmp_path: Path) -> None:
    path = tmp_path / "event.json"
    path.write_text("{", encoding="utf-8")
    ended = brobygger("plan", "rounds", str(path))
    assert (ended.code, ended.out) == (2, "")
    assert "is not JSON" in " ".join(ended.err.split())
