"""The answer of ``brobygger export``."""

from __future__ import annotations

from pathlib import Path

from cli.market import register_of
from cli.render.amounts import decimal
from cli.render.lines import line
from cli.render.sorts import sort_name
from cli.terminal import Terminal
from matching.messages import message
from storage.export_file import write_market
from storage.market_columns import SORTS
from storage.sorts import profiles_of


def answer(terminal: Terminal, path: Path, *, market: Path | None, json: bool) -> None:
    """Write the register and say to which files.

    Raises:
        BrobyggerError: the register cannot be read, or the files not be written.
    """
    register = register_of(market, terminal)
    files = write_market(register, path)
    counts = {sort: len(profiles_of(register, sort)) for sort in SORTS}
    if json:
        terminal.document({"files": [str(file) for file in files], "records": counts})
        return
    language = terminal.language
    told = [f"{sort_name(sort).text(language)}: {decimal(count, language)}" for sort, count in counts.items()]
    terminal.show(message("Written: {files}", files=[str(file) for file in files]), line(", ".join(told)))
