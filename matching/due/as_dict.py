"""The due list as a document, the same for the command line and the API."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from matching.centre_records import CentreRecords
from matching.due.item import ACTIONS, DueItem
from matching.messages import Language


def due_as_dict(
    records: CentreRecords,
    items: Sequence[DueItem],
    shown: Sequence[DueItem],
    today: date,
    language: Language,
) -> dict[str, Any]:
    """``items`` are all there is to do, ``shown`` those that are written out."""
    counts = Counter(item.action for item in items)
    return {
        "centre": {"id": records.centre.id, "name": records.centre.name},
        "date": today.isoformat(),
        "counts": {action: counts[action] for action in ACTIONS if counts[action]},
        "shown": len(shown),
        "total": len(items),
        "items": [_item(records, item, language) for item in shown],
    }


def _item(records: CentreRecords, item: DueItem, language: Language) -> dict[str, Any]:
    return {
        "action": item.action,
        "action_label": ACTIONS[item.action].text(language),
        "sort": item.sort,
        "id": item.id,
        "partners": [{"id": id, "name": records.name(id)} for id in item.partners],
        "since": item.since.isoformat() if item.since else None,
        "deadline": item.deadline.isoformat() if item.deadline else None,
        "sentence": item.sentence.text(language),
        "letter": item.letter.text(language),
    }
