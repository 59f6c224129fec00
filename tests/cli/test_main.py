"""The command line as a whole: exit codes, where things are printed, what is never printed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from matching.errors import ModelUnavailable
from matching.messages import message
from tests.cli.conftest import Command
from tests.cli.small_market import SECRETS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("match", "need-1"), 0),
        (("match", "need-2"), 0),
        (("match",), 2),
        (("match", "need-1", "com-1"), 2),
        (("match", "need-1", "--nonsense"), 2),
        (("match", "need-1", "-n"), 2),
        (("match", "need-1", "-n", "x"), 2),
        (("match", "need-1", "-n", "0"), 2),
        (("match", "vol-1"), 2),
        (("match", "need-1", "--market", "nowhere.json"), 2),
        (("mtach", "need-1"), 2),
        (("nonsense",), 2),
        (("match", "need-99"), 3),
        (("why", "need-1", "com-99"), 3),
        (("show", "nobody"), 3),
    ],
)
def test_exit_code_says_how_it_ended(
    brobygger: Command, lang: str, arguments: tuple[str, ...], code: int
) -> None:
    ended = brobygger(*arguments, "--lang", lang)
    assert ended.code == code
    assert bool(ended.out) == (code == 0)
    assert bool(ended.err) == (code != 0)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("match",), "brobygger match needs QUERY; 'brobygger match --help' has an example."),
        (("match", "en", "bogholder"), "brobygger match cannot use 'bogholder' as well; put quotes around"),
        (("match", "x", "--knd", "y"), "brobygger match has no option --knd; did you mean --kind?"),
        (("match", "x", "--qqqqq"), "brobygger match has no option --qqqqq; 'brobygger match --help' lists"),
        (("match", "x", "--kind"), "--kind needs a value after it"),
        (("mtach",), "There is no command 'mtach'; did you mean 'match'?"),
        (("db", "qqqq"), "There is no command 'qqqq'; 'brobygger db --help' lists those there are."),
        (("--lang", "fr", "match"), "--lang is 'fr', which is no language here; write da or en."),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(empty: Command, arguments: tuple[str, ...], sentence: str) -> None:
    ended = empty(*arguments)
    assert ended.code == 2
    assert ended.err.startswith(sentence)


def test_errors_are_danish_where_danish_is_asked_for(brobygger: Command) -> None:
    assert "er ikke et helt tal" in brobygger("match", "need-1", "-n", "x", "--lang", "da").err
    assert "mente du 'match'?" in brobygger("--lang", "da", "mtach").err


def test_language_may_stand_before_and_after_the_command(brobygger: Command) -> None:
    before, after = brobygger("--lang", "da", "partners"), brobygger("partners", "--lang=da")
    assert before.code == after.code == 0
    assert before.out == after.out
    assert "virksomhed" in before.out


def test_model_that_is_not_there_ends_with_4(brobygger: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROBYGGER_ENCODER", "/nowhere/model")
    ended = brobygger("match", "need-1")
    assert (ended.code, ended.out) == (4, "")
    assert "/nowhere/model" in ended.err


def test_model_of_another_dimension_ends_with_4(brobygger: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: object, **named: object) -> None:
        raise ModelUnavailable(message("The encoder '{name}' gives vectors of another length.", name="x"))

    monkeypatch.setattr("models.ready.load_recommender", refuse)
    ended = brobygger("match", "need-1")
    assert (ended.code, ended.err) == (4, "The encoder 'x' gives vectors of another length.\n")


@pytest.mark.parametrize("arguments", [("match", "hjælp"), ("partners",), ("db", "info"), ("show", "x")])
def test_database_that_is_none_ends_with_5(
    empty: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "text.sqlite").write_text("This is no database at all, but a text. " * 50)
    monkeypatch.setenv("BROBYGGER_DATABASE_URL", f"sqlite:///{tmp_path / 'text.sqlite'}")
    ended = empty(*arguments)
    assert (ended.code, ended.out) == (5, "")
    assert "is not a SQLite database" in ended.err


def test_setting_that_is_no_database_ends_with_2(empty: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROBYGGER_DATABASE_URL", "mysql://user:secret@host/name")
    ended = empty("partners")
    assert ended.code == 2
    assert "secret" not in ended.err


def test_fault_of_the_program_ends_with_1_and_a_sentence(
    brobygger: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object) -> None:
        raise RuntimeError("a profile's text")

    monkeypatch.setattr("cli.answers.show.register_of", fail)
    ended = brobygger("show", "ngo-1")
    assert ended.code == 1
    assert "RuntimeError" in ended.err
    assert "BROBYGGER_DEBUG=1" in ended.err
    assert "profile's text" not in ended.err
    monkeypatch.setenv("BROBYGGER_DEBUG", "1")
    assert "Traceback" in brobygger("show", "ngo-1").err


def test_interrupted_command_ends_with_130_and_a_sentence(
    brobygger: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cli.answers.show.register_of", interrupt)
    ended = brobygger("show", "ngo-1")
    assert (ended.code, ended.out) == (130, "")
    assert ended.err == "Interrupted; nothing was left half done.\n"
    assert "Afbrudt" in brobygger("show", "ngo-1", "--lang", "da").err


def test_interrupted_import_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'brobygger.sqlite'}"
    code = (
        "import os, signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from storage import import_market\n"
        "put = import_market.import_parsed\n"
        "from cli.answers import import_\n"
        "def interrupted(work, *given):\n"
        "    class Interrupting:\n"
        "        def __getattr__(self, name):\n"
        "            return getattr(work, name)\n"
        "        def commit(self):\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "    return put(Interrupting(), *given)\n"
        "import_.import_parsed = interrupted\n"
        "from cli.main import main\n"
        "main()\n"
    )
    market = tmp_path / "partners.csv"
    market.write_text("id,kind,name\np-1,ngo,One\n")
    environment = {**os.environ, "BROBYGGER_DATABASE_URL": url, "BROBYGGER_LANG": "en"}
    ended = subprocess.run(
        [sys.executable, "-c", code, "import", str(market)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (130, "")
    assert ended.stderr == "Interrupted; nothing was left half done.\n"
    shown = subprocess.run(
        [sys.executable, "-m", "cli", "partners", "--json"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert '"total": 0' in shown.stdout


def test_reader_that_leaves_is_no_fault(filled_url: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "match", "need-1", "--json"],
        cwd=ROOT,
        env={**os.environ, "BROBYGGER_DATABASE_URL": filled_url},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), told) == (128 + signal.SIGPIPE, b"")


@pytest.mark.parametrize(
    "arguments",
    [
        ("match", "need-1", "--full"),
        ("match", "com-1", "--full"),
        ("match", "vi mangler en bogholder", "--full"),
        ("match", "need-1", "--volunteers"),
        ("match", "need-1", "--teams"),
        ("why", "need-1", "com-1"),
        ("show", "ngo-1"),
        ("show", "com-1"),
        ("partners",),
        ("partners", "--offers"),
    ],
)
@pytest.mark.parametrize("json", [(), ("--json",)])
def test_contact_details_are_in_no_output(
    brobygger: Command, arguments: tuple[str, ...], json: tuple[str, ...]
) -> None:
    ended = brobygger(*arguments, *json)
    assert ended.code == 0
    assert [secret for secret in SECRETS if secret in ended.out + ended.err] == []


def test_piped_output_has_no_colours_and_no_blanks_at_the_ends_of_lines(brobygger: Command) -> None:
    for arguments in (["match", "need-1", "--full"], ["why", "need-1", "com-1"], ["show", "ngo-1"]):
        lines = brobygger(*arguments).out.splitlines()
        assert [line for line in lines if "\x1b" in line or line != line.rstrip() or len(line) > 80] == []


def test_terminal_of_120_columns_is_used(brobygger: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    widest = max(map(len, brobygger("match", "need-1", "--full").out.splitlines()))
    assert 100 < widest <= 120
