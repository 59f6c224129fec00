from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import Command

OWN = np.array([[0.9, 0.2, 0.4], [0.8, 0.7, 0.1], [0.9, 0.3, 0.6], [0.7, 0.6, 0.5]])
THEIRS = np.array([[0.5, 0.9, 0.3, 0.2], [0.6, 0.4, 0.8, 0.9], [0.9, 0.1, 0.5, 0.7]])


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, ...]:
    np.save(tmp_path / "F.npy", OWN)
    danish = "\n".join(";".join(str(value).replace(".", ",") for value in row) for row in THEIRS)
    (tmp_path / "G.csv").write_text(danish, encoding="utf-8")
    return "--proposers", str(tmp_path / "F.npy"), "--receivers", str(tmp_path / "G.csv")


def test_plan_of_two_files_holds_lists_matches_measures_and_seconds(
    empty: Command, files: tuple[str, ...]
) -> None:
    ended = empty("plan", "market", *files, "--examination", "inverse", "--json")
    assert (ended.code, ended.err) == (0, "")
    document = ended.document
    assert [sorted(own) for own in document["lists"]] == [[0, 1, 2]] * 4
    assert document["expected_matches"] > 1
    assert document["seconds"] > 0
    assert {"proposers", "receivers", "inbound"} <= set(document["measures"])
    assert document["measures"]["receivers"]["partners"] == 3
    assert max(document["starts"].values()) <= document["expected_matches"] + 1e-9


def test_naive_plan_is_sorted_by_own_preference(empty: Command, files: tuple[str, ...]) -> None:
    document = empty("plan", "market", *files, "--planner", "naive", "--json").document
    assert document["lists"] == np.argsort(-OWN, axis=1, kind="stable").tolist()
    assert document["fitting"] is None
    fitted = empty("plan", "market", *files, "--planner", "transferable", "--json").document["fitting"]
    assert fitted["converged"] is True


def test_plan_that_was_written_is_measured_again(
    empty: Command, files: tuple[str, ...], tmp_path: Path
) -> None:
    planned = empty("plan", "market", *files, "--cap", "2", "--json")
    assert max(planned.document["measures"]["inbound"]) <= 2 + 1e-9
    assert set(planned.document["costs"]) == {"cap"}
    (tmp_path / "plan.json").write_text(planned.out, encoding="utf-8")
    again = empty("evaluate", "market", *files, "--plan", str(tmp_path / "plan.json"), "--json")
    assert again.document["expected_matches"] == pytest.approx(planned.document["expected_matches"])
    (tmp_path / "lists.json").write_text(json.dumps(planned.document["lists"]), encoding="utf-8")
    shown = empty("evaluate", "market", *files, "--plan", str(tmp_path / "lists.json"), "--lang", "da")
    assert "Forventede match:" in shown.out


def test_fixed_forbidden_small_and_files_of_limits_are_read(
    empty: Command, files: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "fixed.json").write_text('{"1": [2]}', encoding="utf-8")
    (tmp_path / "forbidden.csv").write_text("0,0\n2,1\n", encoding="utf-8")
    (tmp_path / "cap.csv").write_text("3\n3\n2.5\n", encoding="utf-8")
    ended = empty(
        "plan",
        "market",
        *files,
        "--json",
        "--no-costs",
        "--cap",
        str(tmp_path / "cap.csv"),
        "--floor",
        "1.2",
        "--small",
        "1",
        "--fixed",
        str(tmp_path / "fixed.json"),
        "--forbidden",
        str(tmp_path / "forbidden.csv"),
    )
    lists = ended.document["lists"]
    assert lists[1][0] == 2
    assert 0 not in lists[0]
    assert 1 not in lists[2]
    assert ended.document["costs"] == {}


def test_tables_are_danish_where_danish_is_asked_for(empty: Command, files: tuple[str, ...]) -> None:
    out = empty("plan", "market", *files, "--lang", "da", "--cap", "2").out
    assert "modtagere, den bedste først" in out
    assert "Betingelsen (loft) koster" in out


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--floor", "2", "--cap", "0.1"), "cannot have both"),
        (("--length", "9"), "Lists of 9 are not possible"),
        (("--planner", "best"), "no planner 'best'"),
        (("--examination", "linear"), "'linear' is not known"),
        (("--examination", "0.5,1"), "rises at place 2"),
        (("--deadline", "0"), "leaves no time"),
        (("--seed", "-1"), "is below 0"),
        (("--floor", "1", "--small", "9"), "Receiver 9 is named as small"),
        (("--cap", "many"), "--cap 'many' is not a number"),
        (("--fixed", "missing.json"), "cannot be read"),
    ],
)
def test_what_cannot_be_planned_is_refused(
    empty: Command, files: tuple[str, ...], options: tuple[str, ...], sentence: str
) -> None:
    ended = empty("plan", "market", *files, *options, "--json")
    assert (ended.code, ended.out) == (2, "")
    assert sentence in " ".join(ended.err.split())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "is empty"),
        ("a,b\n1,2\n", "holds 'a', which is not a number"),
        ("1,0\n1\n", "Line 2 of"),
        ("0.5,nan,1\n" * 4, "not a number from 0 to 1"),
    ],
)
def test_file_that_is_no_table_of_preferences_is_refused(
    empty: Command, files: tuple[str, ...], tmp_path: Path, content: str, sentence: str
) -> None:
    (tmp_path / "bad.csv").write_text(content, encoding="utf-8")
    ended = empty("plan", "market", "--proposers", str(tmp_path / "bad.csv"), *files[2:])
    assert (ended.code, ended.out) == (2, "")
    assert sentence in " ".join(ended.err.split())


@pytest.mark.parametrize(
    ("name", "content", "option", "sentence"),
    [
        ("plan.json", '{"lists": [[0.5]]}', "--plan", "no lists of whole numbers"),
        ("plan.json", "lists", "--plan", "is not JSON"),
        ("plan.json", "[[0]]", "--plan", "There are 1 lists for 4 proposers"),
    ],
)
def test_file_that_is_no_plan_is_refused(
    empty: Command,
    files: tuple[str, ...],
    tmp_path: Path,
    name: str,
    content: str,
    option: str,
    sentence: str,
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    ended = empty("evaluate", "market", *files, option, str(tmp_path / name))
    assert ended.code == 2
    assert sentence in " ".join(ended.err.split())


@pytest.mark.parametrize("content", ['["a"]', '{"a": [1]}', '{"1": 2}'])
def test_file_of_fixed_places_that_is_none_is_refused(
    empty: Command, files: tuple[str, ...], tmp_path: Path, content: str
) -> None:
    (tmp_path / "fixed.json").write_text(content, encoding="utf-8")
    ended = empty("plan", "market", *files, "--fixed", str(tmp_path / "fixed.json"))
    assert ended.code == 2
    assert "read from a JSON object" in " ".join(ended.err.split())


def test_numpy_file_with_something_else_is_refused(
    empty: Command, files: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "F.npy").write_bytes(b"not numpy")
    ended = empty("plan", "market", *files)
    assert ended.code == 2
    assert "no table of numbers" in " ".join(ended.err.split())
