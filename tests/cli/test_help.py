from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from cli.command_tree import HELP_OF_HELP, PANELS, paragraphs
from cli.main import app
from matching.catalogue import translated
from tests.cli.conftest import Command

ROOT = Path(__file__).parents[2]
HEAVY = {"torch", "sentence_transformers", "pandas", "numpy", "sqlalchemy", "fastapi", "faiss", "alembic"}


def commands() -> list[tuple[tuple[str, ...], Any]]:
    def under(command: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
        yield path, command
        for name, child in getattr(command, "commands", {}).items():
            yield from under(child, (*path, name))

    return list(under(get_command(app), ()))


COMMANDS = commands()
NAMES = [" ".join(path) or "brobygger" for path, _ in COMMANDS]


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=NAMES)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_has_an_example_and_the_options_of_every_command(
    empty: Command, path: tuple[str, ...], command: Any, option: str
) -> None:
    ended = empty(*path, option)
    assert ended.code == 0
    assert ended.err == ""
    assert "Example" in ended.out
    assert " ".join(["brobygger", *path]) in ended.out
    assert "--lang" in ended.out


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=NAMES)
def test_help_is_danish_where_danish_is_asked_for(
    empty: Command, path: tuple[str, ...], command: Any
) -> None:
    ended = empty("--lang", "da", *path, "--help")
    assert ended.code == 0
    assert "Eksemp" in ended.out
    assert "Tilvalg" in ended.out
    assert "Show this" not in ended.out


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=NAMES)
def test_every_text_of_the_help_is_translated(path: tuple[str, ...], command: Any) -> None:
    texts = [*PANELS.values(), HELP_OF_HELP]
    for described in (command, *command.params):
        for text in (described.help, getattr(described, "epilog", None)):
            texts += paragraphs(text) if text else []
    untranslated = [text for text in texts if translated(text, "da") == text]
    assert [text for text in untranslated if not text.startswith("brobygger ")] == []


@pytest.mark.parametrize("group", ["db", "evaluate", "train"])
def test_group_named_alone_shows_its_help(empty: Command, group: str) -> None:
    ended = empty(group, "--lang", "en")
    assert ended.code == 0
    assert f"Usage: brobygger {group}" in ended.out
    assert empty(group).out == ended.out


def test_nothing_at_all_shows_the_help(empty: Command) -> None:
    ended = empty()
    assert ended.code == 0
    assert "Exit codes" in ended.out


def test_version_is_printed(empty: Command) -> None:
    ended = empty("--version")
    assert (ended.code, ended.out.split()[0]) == (0, "brobygger")


@pytest.mark.parametrize(
    "path",
    [[], ["match"], ["import"], ["serve"], ["db", "info"], ["evaluate", "matches"], ["train", "encoder"]],
)
def test_help_loads_nothing_heavy(path: list[str]) -> None:
    code = f"""
import sys
from cli.main import run
assert run({[*path, "--help", "--lang", "da"]!r}) == 0
print(*sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)
"""
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stderr.strip() == ""


def test_every_option_is_on_the_page_of_the_command_line() -> None:
    page = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    options = {option for _, command in COMMANDS for one in command.params for option in one.opts}
    assert [option for option in sorted(options) if option.startswith("-") and f"`{option}" not in page] == []
