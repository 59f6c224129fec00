"""Run the measurements: ``python -m benchmarks [NAME ...] [--small]``."""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.line import Line
from benchmarks.machine import machine

QUESTIONS = (
    "recommend",
    "index_build",
    "import_rows",
    "encoder",
    "compounds",
    "sample_market",
    "pooling",
    "load",
    "pages",
    "pg_candidates",
    "market_plan",
    "season",
    "alliances",
    "rounds",
    "assignment",
)
RESULTS = Path("build/benchmarks")
WIDTH = 140


def main() -> None:
    """Ask the questions named on the command line, or all of them."""
    arguments = _parser().parse_args()
    chosen = arguments.names or QUESTIONS
    about, lines = machine(), {}
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    for name in chosen:
        begun = time.perf_counter()
        with console.status(f"{name} …"):
            lines[name] = import_module(f"benchmarks.{name}").measure(small=arguments.small)
        console.print(f"{name}: {time.perf_counter() - begun:.0f} s")
    console.print(_table(lines))
    console.print(", ".join(f"{what} {value}" for what, value in about.items()))
    console.print(f"written to {_write(about, lines)}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of {', '.join(QUESTIONS)}")
    parser.add_argument("--small", action="store_true", help="small markets, a minute or two")
    return parser


def _table(lines: dict[str, list[Line]]) -> Table:
    table = Table("question", "what", "measured", "unit", "aim", "met", "note")
    signs = {None: "", True: "yes", False: "no"}
    for name, own in lines.items():
        for line in own:
            aim = "" if line.aim is None else f"{'≤' if line.better == 'less' else '≥'} {line.aim:,g}"
            table.add_row(name, line.what, _shown(line.value), line.unit, aim, signs[line.met], line.note)
    return table


def _shown(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1_000 else f"{value:.3g}"


def _write(about: dict[str, str], lines: dict[str, list[Line]]) -> Path:
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"{time.strftime('%Y-%m-%dT%H-%M-%S')}.json"
    measured = {name: [asdict(line) for line in own] for name, own in lines.items()}
    path.write_text(json.dumps({"machine": about, "lines": measured}, indent=1), encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
