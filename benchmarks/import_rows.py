"""How many rows a second does ``brobygger import`` take into a new SQLite database?

Measured, for a folder of CSV files and for a JSON file of the same synthetic market: reading, parsing,
every rule of the profiles, setting up the database, writing, and the commit; once more with everything
there already, which changes nothing. Not measured: starting Python.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.fresh_process import in_fresh_process
from benchmarks.line import Line
from benchmarks.machine import peak_memory_gb
from benchmarks.synthetic_market import market_of
from storage.export_file import write_market
from storage.import_file import parse_files
from storage.import_market import import_parsed
from storage.unit_of_work import unit_of_work

PARTNERS, SMALL = 10_000, 1_000
ROWS_PER_SECOND = 2_000.0


def measure(*, small: bool = False) -> list[Line]:
    """Rows a second of each kind of file, the first time and the second."""
    found = in_fresh_process("import_rows", SMALL if small else PARTNERS)
    rows = f"of {found['rows']:,.0f} rows"
    return [
        Line("CSV into an empty database", found["csv"], "rows/s", ROWS_PER_SECOND, "more", rows),
        Line("JSON into an empty database", found["json"], "rows/s", ROWS_PER_SECOND, "more", rows),
        Line("CSV that is there already", found["again"], "rows/s", note=rows),
        Line("peak memory", found["peak_gb"], "GB", note="register in memory included"),
    ]


def main(partners: int) -> None:
    """Print the speeds as JSON."""
    register = market_of(partners)
    rows = len(register.partners) + len(register.needs) + len(register.offers)
    with TemporaryDirectory() as name:
        folder = Path(name)
        as_csv, as_json = write_market(register, folder / "market"), folder / "market.json"
        write_market(register, as_json)
        answer = {
            "rows": rows,
            "csv": rows / _seconds(as_csv, folder / "csv.sqlite"),
            "again": rows / _seconds(as_csv, folder / "csv.sqlite"),
            "json": rows / _seconds([as_json], folder / "json.sqlite"),
            "peak_gb": peak_memory_gb(),
        }
    print(json.dumps(answer))


def _seconds(files: list[Path], database: Path) -> float:
    begun = time.perf_counter()
    parsed = parse_files(files)
    with unit_of_work(f"sqlite:///{database}") as work:
        report = import_parsed(work, parsed)
    if report.refused or not report.stored:
        raise RuntimeError(f"The synthetic market was refused: {report.refused[:1]}")
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(int(sys.argv[1]))
