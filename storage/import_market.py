"""Taking parsed files into the database: whole or not at all, unless the good rows are to be kept."""

from __future__ import annotations

from dataclasses import dataclass

from matching.introductions.reserved import held, keeping
from matching.protocols import Progress
from matching.statement import Statement
from storage.batches import batches
from storage.market_columns import SORTS, Sort
from storage.parsed import Parsed, Refused
from storage.repository import Changes
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was done with the records of each sort, and why rows were refused.

    Without ``stored`` nothing was done: ``changes`` says what would become of the rows that are good.
    """

    changes: dict[Sort, Changes]
    refused: tuple[Refused, ...]
    stored: bool

    @property
    def total(self) -> Changes:
        """The changes of all sorts together."""
        return sum(self.changes.values(), Changes())


def import_parsed(
    work: UnitOfWork,
    parsed: Parsed,
    keep_good: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Put what was parsed into the database of ``work``, and commit.

    Records that are there and equal are left as they are, so a second import of the same files changes
    nothing. What accepted introductions hold of a need or an offer stays committed, whatever the file says.
    With refused rows nothing is stored, unless ``keep_good``; in a ``dry_run`` nothing ever is.

    Args:
        work: a unit of work with nothing done in it; one that does not write will do for a dry run.
        parsed: what :func:`storage.import_file.parse_files` gave.
        keep_good: take the rows that are good although others are refused.
        dry_run: only say what would be done.
        progress: called with the profiles done so far and all of them.

    Raises:
        DatabaseUnavailable: the database failed; nothing was stored.
    """
    stored = not dry_run and (keep_good or not parsed.refused)
    total, done = sum(map(len, parsed.profiles.values())), 0
    changes = dict.fromkeys(SORTS, Changes())
    reserved = held(one.value for one in work.introductions.find(state="accepted"))
    for sort in SORTS:
        repository = work.repository(sort)
        for some in batches(parsed.profiles[sort]):
            kept = [keeping(one, reserved) if isinstance(one, Statement) else one for one in some]
            changes[sort] += repository.put(kept) if stored else repository.changes(kept)
            done += len(some)
            if progress:
                progress(done, total)
    if stored:
        work.commit()
    return ImportReport(changes, tuple(parsed.refused), stored)
