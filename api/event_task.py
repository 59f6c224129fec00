"""Planning rounds and printing their paper, over a register that was handed over."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from api.plan_json import as_json
from api.plan_limits import SEED
from api.plan_people_task import Ground, index_over
from matching.event_outcomes.entering import Held
from matching.event_sheets.why import Matches
from matching.rounds.event import Event
from matching.rounds.schedule import Schedule
from matching.rounds.scores import Pair, Recommended


@dataclass(frozen=True, slots=True)
class Printing:
    """What is to be printed, at which time; ``before`` is the plan that was handed out earlier."""

    held: Held
    before: Schedule | None
    made: datetime


def rounds_planned(ground: Ground, event: Event, options: Mapping[str, Any]) -> bytes:
    """The plan of the rounds, or of the rest of them, as JSON.

    ``options`` are the other fields of :class:`matching.rounds.evening.Evening`.

    Raises:
        BrobyggerError: it cannot be planned, or the earlier plan not be used.
    """
    from matching.rounds.evening import Evening, make_ready, plan_evening, planned_as_dict

    def ask(event: Event, pairs: set[Pair]) -> Recommended:
        from matching.rounds.recommended import recommended_scores

        return recommended_scores(index_over(ground), ground.today, event, pairs)

    evening = Evening(event=event, **options)
    ready = make_ready(evening, ask if len(ground.register.partners) > 1 else None)
    planned = plan_evening(ready, rng=np.random.default_rng(SEED))
    return as_json(planned_as_dict(planned, ground.language))


def sheets_printed(ground: Ground, printing: Printing) -> bytes:
    """All papers and calendars of an event, as a ZIP file.

    Raises:
        BrobyggerError: they cannot be made.
    """
    from storage.event_folder import Printed, write_folder

    printed = Printed(
        event=printing.held.event,
        schedule=printing.held.schedule,
        matches=_matches(ground, printing.held),
        language=ground.language,
        made=printing.made,
        before=printing.before,
    )
    packed = io.BytesIO()
    with TemporaryDirectory(prefix="brobygger-sheets-") as name, zipfile.ZipFile(packed, "w") as archive:
        folder = Path(name)
        for file in write_folder(folder, printed).files:
            archive.write(file, file.relative_to(folder).as_posix(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _matches(ground: Ground, held: Held) -> Matches:
    from matching.event_sheets.matches import matches_of

    if not ground.register.partners:
        return {}
    return matches_of(index_over(ground), ground.today, held.event, held.schedule)
