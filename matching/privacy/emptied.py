"""Records whose time is up, without what people wrote and without who they are; what is counted stays."""

from __future__ import annotations

from typing import Any

from matching.introductions.answer import Answer
from matching.introductions.introduction import Introduction
from matching.partnerships.agreement import TEXTS, Agreement, Share, Signature
from matching.partnerships.contribution import Contribution
from matching.partnerships.evaluation import Evaluation
from matching.partnerships.goal import Goal
from matching.partnerships.history import LevelChange
from matching.partnerships.partnership import Partnership
from matching.partnerships.rating import Rating
from matching.privacy.texts import rebuilt
from matching.privacy.words import Words

Aged = Introduction | Partnership | Agreement | Evaluation


def emptied(record: Aged, words: Words) -> Aged:
    """``record`` without words; the same object when it has none."""
    return rebuilt(record, lambda part, _: _left(part, words))


def _left(part: Any, words: Words) -> dict[str, Any]:
    """What stands in the fields of a part that held words; those that may not be empty say so."""
    if isinstance(part, Introduction):
        return {"note": "", "private_note": ""}
    if isinstance(part, Answer | Rating):
        return {"text": ""}
    if isinstance(part, Partnership):
        ended = {"end_reason": words.expired} if part.end_reason else {}
        return {"contacts": (), "notes": (), **ended}
    if isinstance(part, Agreement):
        return {**dict.fromkeys(TEXTS, ""), "contacts": ()}
    return _of_lines(part, words)


def _of_lines(part: Any, words: Words) -> dict[str, Any]:
    if isinstance(part, Contribution):
        counted = part.hours is not None or part.people is not None
        return {"text": "" if counted else words.expired, "dispute": ""}
    if isinstance(part, Share):
        return {"role": "", "contribution": ""}
    if isinstance(part, Signature):
        return {"name": words.person}
    if isinstance(part, LevelChange):
        return {"reason": words.expired}
    if isinstance(part, Goal):
        return {"what": words.expired, "measure": ""}
    return {}
