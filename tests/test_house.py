"""The rules of the house that no tool keeps: light imports, short files, complete docs."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("api", "benchmarks", "cli", "matching", "models", "storage", "tests", "training")
HEAVY = ("pandas", "sentence_transformers", "torch")
DOCUMENTS = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))


@cache
def documented() -> str:
    return "\n".join(document.read_text(encoding="utf-8") for document in DOCUMENTS)


@cache
def commands() -> tuple[str, ...]:
    """Every command of the command line, subcommands too, as in ``db upgrade``."""
    from typer.main import get_command

    from cli.main import app

    def under(command: object, name: str) -> Iterator[str]:
        subcommands = getattr(command, "commands", {})
        yield from [name] if not subcommands else []
        for child, found in subcommands.items():
            yield from under(found, f"{name} {child}".strip())

    return tuple(under(get_command(app), ""))


def modules() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def heavy_after(code: str) -> str:
    """The heavy libraries that a fresh Python has imported after running ``code``."""
    report = f"import sys; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    result = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()[-1]


def test_help_of_every_command_imports_nothing_heavy() -> None:
    lines = [[*command.split(), "--help"] for command in ("", *commands())]
    code = f"from cli.main import run\nassert [run(line) for line in {lines!r}] == [0] * {len(lines)}"
    assert heavy_after(code) == ""


def test_importing_every_module_of_the_service_imports_nothing_heavy() -> None:
    packages = {"api", "cli", "matching", "models", "storage"}
    paths = [path.relative_to(ROOT).with_suffix("") for path in modules()]
    names = [".".join(path.parts).removesuffix(".__init__") for path in paths if path.parts[0] in packages]
    # Alembic runs these itself, with a connection in hand.
    names = [name for name in names if not name.startswith("storage.migrations.")]
    assert heavy_after(f"import importlib\nfor name in {names!r}: importlib.import_module(name)") == ""


def test_only_tests_of_the_text_encoder_load_it() -> None:
    tests = [path for path in modules() if path.is_relative_to(ROOT / "tests")]
    heavy = re.compile(r"^\s*(?:import|from) (?:torch|sentence_transformers)\b", re.MULTILINE)
    loading = [path.parent.name for path in tests if heavy.search(path.read_text(encoding="utf-8"))]
    assert set(loading) <= {"models", "encoder"}


def test_no_module_is_over_300_lines() -> None:
    lengths = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert [path for path, length in lengths.items() if length > 300] == []


def test_every_make_target_is_documented() -> None:
    targets = re.findall(r"^([a-z]+):.* ## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"demo", "test", "check", "serve", "bench", "help"} <= set(targets)
    assert [name for name in targets if name != "help" and f"make {name}" not in documented()] == []


def test_every_command_is_documented() -> None:
    assert len(commands()) > 0
    assert [command for command in commands() if f"brobygger {command}" not in documented()] == []


def test_every_setting_is_documented() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in modules() if "tests" not in path.parts)
    settings = set(re.findall(r"BROBYGGER_[A-Z_]+", code))
    assert "BROBYGGER_DATABASE_URL" in settings
    assert {name for name in settings if f"`{name}`" not in documented()} == set()


def test_exit_codes_are_those_of_the_docs() -> None:
    from cli import exit_codes

    page = (ROOT / "docs/conventions.md").read_text(encoding="utf-8")
    meaning = dict(re.findall(r"^\| (\d+) \| ([a-z]+ ?[a-z]*)", page, re.MULTILINE))
    assert meaning == {
        str(exit_codes.DONE): "done",
        str(exit_codes.UNEXPECTED): "unexpected",
        str(exit_codes.REFUSED): "wrong usage",
        str(exit_codes.NOT_FOUND): "not found",
        str(exit_codes.NO_MODEL): "the encoder",
        str(exit_codes.NO_DATABASE): "the database",
        str(exit_codes.INTERRUPTED): "interrupted with",
        str(exit_codes.PIPE_CLOSED): "the reader",
    }


@cache
def dependencies() -> frozenset[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = chain(project["dependencies"], *project["optional-dependencies"].values())
    return frozenset(re.split(r"[\[><=]", requirement)[0] for requirement in wanted) - {"brobygger"}


def test_every_dependency_has_its_reason() -> None:
    page = (ROOT / "docs/decisions/0007-every-dependency-has-a-reason.md").read_text(encoding="utf-8")
    assert {name for name in dependencies() if f"`{name}`" not in page} == set()


def test_every_library_that_is_imported_is_a_dependency() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in modules() if "tests" not in path.parts]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    libraries = {name.split(".")[0] for name in names} - set(PACKAGES) - sys.stdlib_module_names
    owners = packages_distributions()
    known = {name.casefold() for name in dependencies()}
    bare = [
        name
        for name in libraries
        if known.isdisjoint(owner.casefold().replace("_", "-") for owner in owners[name])
    ]
    assert bare == []


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs/decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    for page in folder.glob("[0-9]*.md"):
        title = page.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
        assert f"[{page.name[:4]}]({page.name}) | {title} |" in index


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_every_link_of_the_docs_leads_to_a_file(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_name_of_the_glossary_is_in_the_code() -> None:
    glossary = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    names = re.findall(r"`(matching\.[a-z_.]+)\.([A-Za-z_]+)`", glossary)
    assert len(names) > 20
    assert [name for name in names if not hasattr(importlib.import_module(name[0]), name[1])] == []
