"""``brobygger plan volunteers`` as a broker types it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.main import run
from tests.cli.conftest import Command

CHOICES: dict[str, Any] = {"format": "brobygger-choices/1"}


def written(tmp_path: Path, **parts: Any) -> str:
    path = tmp_path / "choices.json"
    path.write_text(json.dumps(CHOICES | parts), encoding="utf-8")
    return str(path)


def test_plan_says_who_goes_where_and_that_it_is_proven(brobygger: Command) -> None:
    ended = brobygger("plan", "volunteers")
    assert ended.code == 0
    assert "Bogholder to timer om ugen · 1 of 1" in ended.out
    assert "from Talknuserne A/S" in ended.out
    assert "1 of 1 places are filled" in ended.out
    assert "Proven: no plan fills more places" in ended.out
    assert max(map(len, ended.out.splitlines())) <= 80


def test_plan_is_danish_where_danish_is_asked_for(brobygger: Command) -> None:
    out = brobygger("plan", "volunteers", "--lang", "da").out
    assert "1 af 1 pladser er besat" in out
    assert "Bevist: ingen plan besætter flere pladser" in out


def test_document_holds_the_plan(brobygger: Command) -> None:
    document = brobygger("plan", "volunteers", "need-1", "--json").document
    (task,) = document["tasks"]
    assert (task["need"], task["filled"], task["blocked"]) == ("need-1", 1, None)
    assert document["proven"] is True
    assert document["places"] == {"reached": 1.0, "most": 1.0, "gap": 0.0}
    assert len(document["unassigned"]) > 0


def test_no_of_everybody_is_the_one_reason(brobygger: Command, tmp_path: Path) -> None:
    people = [*brobygger("plan", "volunteers", "--json").document["unassigned"]]
    people += [
        one["id"] for one in brobygger("plan", "volunteers", "--json").document["tasks"][0]["volunteers"]
    ]
    choices = written(tmp_path, volunteers={id: {"noes": ["ngo-1"]} for id in people})
    out = brobygger("plan", "volunteers", "--choices", choices).out
    assert "The one reason: volunteers have said no to it." in out
    document = brobygger("plan", "volunteers", "--choices", choices, "--json").document
    assert document["tasks"][0]["blocked"]["kind"] == "choice"


def test_wish_that_is_not_met_is_told_with_the_reason(brobygger: Command, tmp_path: Path) -> None:
    left = brobygger("plan", "volunteers", "--json").document["unassigned"]
    choices = written(
        tmp_path,
        volunteers={id: {"wishes": ["need-1"], "hours_per_month": 1} for id in left},
    )
    out = brobygger("plan", "volunteers", "--choices", choices).out
    assert "Wishes that are not met" in out
    assert f"{left[0]} · need-1: those who could have too few hours a month" in " ".join(out.split())


@pytest.mark.parametrize(
    ("arguments", "sentence", "code"),
    [
        (("--deadline", "0"), "A deadline of 0.0 seconds leaves no time", 2),
        (("--tasks-each", "0"), "--tasks-each 0 leaves nobody anything to do", 2),
        (("need-2",), "Volunteers cannot give premises", 2),
        (("need-99",), "There is no need with the id 'need-99'", 3),
        (("--choices", "nowhere.json"), "nowhere.json cannot be read", 2),
    ],
)
def test_bad_input_is_a_sentence(
    brobygger: Command, arguments: tuple[str, ...], sentence: str, code: int
) -> None:
    ended = brobygger("plan", "volunteers", *arguments)
    assert (ended.code, ended.out) == (code, "")
    assert sentence in ended.err


def test_file_that_is_no_json_is_refused(brobygger: Command, tmp_path: Path) -> None:
    path = tmp_path / "choices.json"
    path.write_text("wishes: none", encoding="utf-8")
    ended = brobygger("plan", "volunteers", "--choices", str(path))
    assert ended.code == 2
    assert "is no JSON" in ended.err


def test_team_larger_than_every_task_is_named(brobygger: Command, tmp_path: Path) -> None:
    document = brobygger("plan", "volunteers", "--json").document
    people = [*document["unassigned"], *(one["id"] for one in document["tasks"][0]["volunteers"])]
    choices = written(tmp_path, teams=[{"name": "Everybody", "members": people}])
    ended = brobygger("plan", "volunteers", "--choices", choices)
    assert ended.code == 2
    assert "The team 'Everybody' has" in ended.err


def test_register_without_volunteers_is_a_sentence(
    brobygger: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "market.json"
    partner = {"id": "ngo-1", "kind": "ngo", "name": "Broen"}
    path.write_text(json.dumps({"format": "brobygger-market/1", "partners": [partner]}), encoding="utf-8")
    assert run(["plan", "volunteers", "--market", str(path)]) == 2
    assert "There are no volunteers to assign" in capsys.readouterr().err
