"""``brobygger plan rounds``, as somebody types it on the evening."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

EXAMPLE = str(Path(__file__).parents[2] / "examples/partnerskabsaften.json")


@pytest.fixture
def plan_file(brobygger: Command, tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_text(brobygger("plan", "rounds", EXAMPLE, "--json").out, encoding="utf-8")
    return path


def test_plan_is_printed_with_times_tables_and_its_gap(brobygger: Command) -> None:
    ended = brobygger("plan", "rounds", EXAMPLE)
    assert ended.code == 0
    assert "(gap 0.00 %)" in ended.out
    assert "Round 5, 18:15–18:27" in ended.out
    assert "Herberget Lygten" in ended.out


def test_plan_speaks_danish(brobygger: Command) -> None:
    ended = brobygger("plan", "rounds", EXAMPLE, "--lang", "da")
    assert "Runde 1, 17:00–17:12" in ended.out
    assert "ingen plan kan have mere end" in ended.out


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


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--deadline", "-1"], "A deadline of -1.0 seconds is not possible"),
        (["--from-round", "3"], "--earlier and --from-round go together"),
        (["--away", "nordlys"], "--away and --tolerance are for planning anew"),
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
