"""A file goes into the database whole or not at all, and twice is as once."""

from __future__ import annotations

import json
import math
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from matching.register import Register
from storage.import_file import parse_files
from storage.import_market import ImportReport, import_parsed
from storage.repository import Changes
from storage.settings import sqlite_file
from storage.unit_of_work import unit_of_work
from tests.storage.small_market import ngo

PARTNER = {"id": "ngo", "kind": "ngo", "name": "Broen"}
NEED = {"id": "need", "partner": "ngo", "resource_kind": "goods"}
OFFER = {"id": "offer", "partner": "ngo", "resource_kind": "reach"}
VOLUNTEER = {"id": "vol", "partner": "ngo", "alias": "Tal-Tanja"}
MARKET = {"partners": [PARTNER], "needs": [NEED], "offers": [OFFER], "volunteers": [VOLUNTEER]}
BAD_PARTNER = {**MARKET, "partners": [PARTNER, {"id": "bad", "kind": "klub", "name": "Ukendt"}]}


def bring_in(url: str, folder: Path, market: dict[str, Any], **options: Any) -> ImportReport:
    file = folder / "market.json"
    file.write_text(json.dumps({"format": "brobygger-market/1", **market}), encoding="utf-8")
    with unit_of_work(url) as work:
        parsed = parse_files([file], known_partners=work.partners.ids())
        return import_parsed(work, parsed, **options)


def stored(url: str) -> Register:
    with unit_of_work(url, writing=False) as work:
        return work.register()


def test_every_sort_goes_in(url: str, tmp_path: Path) -> None:
    report = bring_in(url, tmp_path, MARKET)
    assert report.stored
    assert set(report.changes.values()) == {Changes(added=1)}
    register = stored(url)
    assert [*register.partners, *register.needs, *register.offers, *register.volunteers] == [
        "ngo",
        "need",
        "offer",
        "vol",
    ]


def test_same_file_twice_changes_nothing(url: str, tmp_path: Path) -> None:
    bring_in(url, tmp_path, MARKET)
    before = stored(url)
    assert bring_in(url, tmp_path, MARKET).total == Changes(unchanged=4)
    assert stored(url).partners == before.partners


def test_changed_record_replaces_the_one_with_its_id(url: str, tmp_path: Path) -> None:
    bring_in(url, tmp_path, {**MARKET, "partners": [{**PARTNER, "mission": "Lektier", "members": 9}]})
    report = bring_in(url, tmp_path, {"partners": [{**PARTNER, "mission": "Besøg"}]})
    assert report.changes["partners"] == Changes(changed=1)
    assert stored(url).partner("ngo") == ngo(mission="Besøg")


def test_one_refused_row_keeps_all_out(url: str, tmp_path: Path) -> None:
    report = bring_in(url, tmp_path, BAD_PARTNER)
    assert not report.stored
    assert [refused.column for refused in report.refused] == ["kind"]
    assert report.total == Changes(added=4)
    assert stored(url).partners == {}


def test_keep_good_takes_the_rest(url: str, tmp_path: Path) -> None:
    report = bring_in(url, tmp_path, BAD_PARTNER, keep_good=True)
    assert report.stored
    assert list(stored(url).partners) == ["ngo"]


def test_need_of_a_refused_partner_is_refused_too(url: str, tmp_path: Path) -> None:
    orphan = {**NEED, "id": "orphan", "partner": "bad"}
    report = bring_in(url, tmp_path, {**BAD_PARTNER, "needs": [NEED, orphan]}, keep_good=True)
    assert [(refused.column, refused.value) for refused in report.refused] == [
        ("kind", "klub"),
        ("partner", "bad"),
    ]
    assert list(stored(url).needs) == ["need"]


def test_need_of_a_partner_that_is_stored_already_goes_in(url: str, tmp_path: Path) -> None:
    bring_in(url, tmp_path, {"partners": [PARTNER]})
    assert bring_in(url, tmp_path, {"needs": [NEED]}).total == Changes(added=1)


def test_need_can_move_to_another_partner(url: str, tmp_path: Path) -> None:
    bring_in(url, tmp_path, MARKET)
    bring_in(url, tmp_path, {"partners": [{**PARTNER, "id": "new"}], "needs": [{**NEED, "partner": "new"}]})
    assert stored(url).need("need").partner == "new"


def test_dry_run_counts_and_stores_nothing(url: str, tmp_path: Path) -> None:
    report = bring_in(url, tmp_path, MARKET, dry_run=True)
    assert report.total == Changes(added=4)
    assert not report.stored
    assert stored(url).partners == {}


def test_progress_ends_with_all(url: str, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    bring_in(url, tmp_path, MARKET, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_nothing_to_import_is_stored_at_once(url: str, tmp_path: Path) -> None:
    assert bring_in(url, tmp_path, {}).total == Changes()


SLOW_IMPORT = """
import signal, sys, time
from storage import batches
from storage.import_market import import_parsed
from storage.parsed import Parsed
from storage.unit_of_work import unit_of_work
from tests.storage.small_market import ngo

def stop(done, total):
    if done >= 400:
        print("half", flush=True)
        time.sleep(60)

signal.signal(signal.SIGINT, signal.default_int_handler)  # a parent in the background ignores it
parsed = Parsed()
parsed.profiles["partners"] = [ngo(f"ngo-{number}", mission="Ny. " * 5000) for number in range(800)]
batches.AT_A_TIME = 100
with unit_of_work(sys.argv[1]) as work:
    import_parsed(work, parsed, progress=stop)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_import_stopped_in_the_middle_leaves_the_database_as_it_was(url: str, how: signal.Signals) -> None:
    before = ngo("ngo-1", mission="Gammel")
    with unit_of_work(url) as work:
        work.partners.put([before])
        work.commit()
    stop_half_way(url, how)
    assert stored(url).partners == {"ngo-1": before}
    with unit_of_work(url) as work:
        assert work.partners.put([ngo("ngo-2")]) == Changes(added=1)


def stop_half_way(url: str, how: signal.Signals) -> None:
    command = [sys.executable, "-c", SLOW_IMPORT, url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        try:
            assert running.stdout is not None
            assert running.stdout.readline() == "half\n"
            assert written_so_far(url) > 0
            running.send_signal(how)
            assert running.wait(timeout=30) != 0
        finally:
            running.kill()


def written_so_far(url: str) -> float:
    """Bytes of the unfinished import that have reached SQLite's log, so that there is something to undo."""
    file = sqlite_file(url)
    return Path(f"{file}-wal").stat().st_size if file else math.inf
