"""The answer of ``brobygger config``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from rich.table import Table

from api.settings import Settings, about, is_secret, load_settings, plain
from cli.terminal import Terminal
from cli.terminal import plain as printable
from matching.messages import Message, message
from storage.settings import shown
from storage.settings_file import (
    FROM_FILE,
    NAMES,
    PREFIX,
    VARIABLE,
    SettingsFile,
    read_settings_file,
    variable,
)

MASK = "***"
SOURCES = {"environment": message("environment"), "file": message("file"), "default": message("default")}


@dataclass(frozen=True, slots=True)
class Row:
    """One setting as it is shown."""

    name: str
    value: Any
    source: str
    purpose: Message
    unset: Message | None


def answer(terminal: Terminal, *, json: bool) -> None:
    """Show every setting.

    Raises:
        InvalidSetting: one or more cannot be used.
    """
    file = read_settings_file(os.environ)
    rows = [_row(name, load_settings(), file) for name in NAMES]
    unknown = sorted(set(filter(lambda name: name.startswith(PREFIX), os.environ)) - KNOWN)
    if json:
        terminal.document(_document(terminal, rows, file, unknown))
        return
    terminal.show(_table(terminal, rows), _about_file(file))
    for name in unknown:
        terminal.remark(
            message("{name} is set in the environment, and is no setting here.", name=name), "yellow"
        )


KNOWN = {VARIABLE, *map(variable, NAMES)}


def _row(name: str, settings: Settings, file: SettingsFile | None) -> Row:
    known = about(name)
    return Row(name, _shown(name, getattr(settings, name)), _source(name, file), known.purpose, known.unset)


def _shown(name: str, value: Any) -> Any:
    if value is None:
        return None
    return MASK if is_secret(name) else shown(plain(value)) if name == "database_url" else value


def _source(name: str, file: SettingsFile | None) -> str:
    if name not in FROM_FILE and os.environ.get(variable(name), "").strip():
        return "environment"
    return "file" if file and name in file.values else "default"


def _document(
    terminal: Terminal, rows: list[Row], file: SettingsFile | None, unknown: list[str]
) -> dict[str, Any]:
    return {
        "file": str(file.path.absolute()) if file else None,
        "settings": [
            {
                "name": row.name,
                "variable": variable(row.name),
                "value": row.value,
                "source": row.source,
                "phrase": row.purpose.text(terminal.language),
            }
            for row in rows
        ],
        "unknown": unknown,
    }


def _table(terminal: Terminal, rows: list[Row]) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in (message("Setting"), message("Value"), message("Source"), message("What it is for")):
        table.add_column(terminal.words(heading), overflow="fold")
    table.columns[0].no_wrap = table.columns[2].no_wrap = True
    for row in rows:
        unset = f"({terminal.words(row.unset)})" if row.unset else ""
        value = unset if row.value is None else printable(str(row.value))
        table.add_row(row.name, value, terminal.words(SOURCES[row.source]), terminal.words(row.purpose))
    return table


def _about_file(file: SettingsFile | None) -> Message:
    if file:
        return message(
            "Settings file: {file}. In the environment a setting is named {prefix} and its name in capitals.",
            file=file.path.absolute(),
            prefix=PREFIX,
        )
    return message(
        "There is no settings file; brobygger.toml in this folder, or what {variable} names, would be one. "
        "In the environment a setting is named {prefix} and its name in capitals.",
        variable=VARIABLE,
        prefix=PREFIX,
    )
