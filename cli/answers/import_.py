"""The answer of ``brobygger import``: a report of what was taken and what was refused."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cli.exit_codes import DONE, REFUSED
from cli.render.import_report import import_lines
from cli.sample import add_sample_centres, sample_file
from cli.terminal import Terminal
from matching.errors import InvalidQuery
from matching.messages import Language, message
from storage.import_file import parse_files
from storage.import_market import ImportReport, import_parsed
from storage.mapping import read_mapping
from storage.parsed import Parsed
from storage.settings import database_url
from storage.unit_of_work import UnitOfWork, unit_of_work


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """What to import, and how."""

    files: tuple[Path, ...]
    sheet: str | None = None
    mapping: Path | None = None
    centre: str | None = None
    dry_run: bool = False
    keep_good: bool = False
    sample: bool = False


def answer(terminal: Terminal, order: ImportOrder, *, json: bool) -> int:
    """Import, print the report, and return the exit code: 2 when the import as a whole was refused.

    Raises:
        BrobyggerError: nothing to import, a file that cannot be read, or a database that cannot be used.
    """
    url = database_url()
    parsed = _parsed(terminal, order, url)
    with (
        unit_of_work(url, writing=not order.dry_run) as work,
        terminal.progress(message("Storing")) as progress,
    ):
        if order.sample:
            add_sample_centres(work)
        report = import_parsed(work, parsed, order.keep_good, order.dry_run, progress)
    refused = _is_refused(order, parsed)
    if json:
        terminal.document(_document(order, parsed, report, terminal.language))
    else:
        terminal.show(*import_lines(report, terminal.language, dry_run=order.dry_run, refused=refused))
    return REFUSED if refused else DONE


def _parsed(terminal: Terminal, order: ImportOrder, url: str) -> Parsed:
    files = [*order.files, *([sample_file("market.json")] if order.sample else [])]
    if not files:
        raise InvalidQuery(
            message("There is no file to import; name one or more, or --sample for the invented market.")
        )
    mapping = read_mapping(order.mapping) if order.mapping else None
    with unit_of_work(url, writing=False) as work:
        known = work.partners.ids()
        if order.centre is not None:
            _check_centre(work, order.centre)
    with terminal.progress(message("Reading")) as progress:
        parsed = parse_files(files, order.sheet, mapping, known, progress)
    if order.centre is not None:
        parsed.give_centre(order.centre)
    return parsed


def _check_centre(work: UnitOfWork, id: str) -> None:
    known = [stored.value.id for stored in work.centres.find()]
    if id not in known:
        raise InvalidQuery(
            message(
                "There is no centre '{centre}'; add it first, or use one that is there ({known}).",
                centre=id,
                known=", ".join(known) or message("none yet"),
            )
        )


def _is_refused(order: ImportOrder, parsed: Parsed) -> bool:
    """Refused rows refuse the whole; with --keep-good only when there is no good one."""
    return bool(parsed.refused) and not (order.keep_good and any(parsed.profiles.values()))


def _document(order: ImportOrder, parsed: Parsed, report: ImportReport, language: Language) -> dict[str, Any]:
    return {
        "dry_run": order.dry_run,
        "stored": report.stored,
        "rows": parsed.rows,
        "refused_rows": parsed.refused_rows,
        "changes": {sort: asdict(changes) for sort, changes in report.changes.items()},
        "refused": [
            {
                "file": refused.file,
                "row": refused.row,
                "column": refused.column,
                "value": refused.value,
                "sentence": refused.sentence.text(language),
            }
            for refused in report.refused
        ],
    }
