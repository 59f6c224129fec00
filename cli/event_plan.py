"""A plan of rounds as ``brobygger plan rounds --json`` wrote it, with the event it is of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from matching.errors import InvalidFile
from matching.event_outcomes.entering import Held
from matching.event_outcomes.held_plan import held_plan
from matching.messages import message
from storage.text_file import open_text


def read_plan(plan: Path, event: Path | None, *, was_held: bool = False) -> Held:
    """The event and its plan, without how good that is.

    ``event`` may be left out where the plan holds the whole event. Of what was held nobody asks whether it
    should have been.

    Raises:
        InvalidFile, InvalidProfile: a file cannot be used, or the plan cannot be held.
        InvalidQuery: the plan names its event alone, and ``event`` is left out.
    """
    return held_plan(
        _document(plan), None if event is None else _document(event), str(plan), was_held=was_held
    )


def _document(path: Path) -> Any:
    with open_text(path) as text:
        try:
            return json.load(text)
        except (ValueError, RecursionError):
            raise InvalidFile(message("{path} is not JSON; write one JSON document.", path=path)) from None
