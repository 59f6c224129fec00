"""What a plan hands on to the next one of the same evening: who came and left, and what was recommended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from matching.errors import InvalidFile
from matching.messages import message
from matching.rounds.apart import Apart
from matching.rounds.event import Event
from matching.rounds.fields import Fields, typed
from matching.rounds.presence import Presence
from matching.rounds.scores import Recommended, Scored

OF_SCORES = ("stated", "recommender", "apart", "unknown", "unknown_score", "recommended", "kept_apart")
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Carried:
    """``presence`` in the order in which it changed; ``recommended`` so that scores do not change meanwhile,
    which is all that is known of the ``participants`` (ids) who were there."""

    presence: tuple[Presence, ...] = ()
    recommended: Recommended = field(default_factory=Recommended)
    participants: frozenset[str] = frozenset()


def carried_as_dict(carried: Carried, scored: Scored) -> dict[str, Any]:
    """``presence`` and ``scores`` of the document of a plan; rounds are numbered from 1."""
    pairs: dict[str, dict[str, float]] = {}
    for (a, b), score in carried.recommended.scores.items():
        pairs.setdefault(a, {})[b] = round(score, DIGITS)
    return {
        "presence": [
            {"id": one.id, "from_round": one.since + 1, "there": one.there} for one in carried.presence
        ],
        "scores": {
            "stated": scored.stated,
            "recommender": scored.recommended,
            "apart": scored.apart,
            "unknown": scored.unknown,
            "unknown_score": round(scored.unknown_score, DIGITS),
            "recommended": pairs,
            "kept_apart": [{"a": one.a, "b": one.b, "gate": one.gate} for one in carried.recommended.apart],
        },
    }


def read_carried(document: dict[str, Any], event: Event) -> Carried:
    """What an earlier plan of ``event`` hands on; nothing where it is of an older version.

    Raises:
        InvalidFile: it has another form.
    """
    presence = typed(document.get("presence") or [], list, "presence")
    scores = Fields(document.get("scores") or {}, "scores", OF_SCORES)
    there = typed(document.get("participants") or [], list, "participants")
    return Carried(
        tuple(_presence(one, f"presence[{i + 1}]", len(event.rounds)) for i, one in enumerate(presence)),
        Recommended(
            _pairs(scores.value("recommended", dict, {})),
            tuple(
                _apart(one, f"scores.kept_apart[{i + 1}]")
                for i, one in enumerate(scores.value("kept_apart", list, []))
            ),
        ),
        frozenset(str(typed(one, dict, "participants").get("id")) for one in there),
    )


def _presence(given: Any, where: str, rounds: int) -> Presence:
    fields = Fields(given, where, ("id", "from_round", "there"))
    number = fields.value("from_round", int)
    if not 1 <= number <= rounds:
        raise InvalidFile(
            message(
                "{where} is of round {round}, which there is not; the rounds are 1 to {last}.",
                where=where,
                round=number,
                last=rounds,
            )
        )
    return Presence(fields.value("id", str), number - 1, there=fields.value("there", bool))


def _pairs(given: dict[str, Any]) -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = {}
    for a, row in given.items():
        where = f"scores.recommended.{a[:60]}"
        for b, score in typed(row, dict, where).items():
            number = float(typed(score, float, where))
            if not 0 <= number <= 1:
                raise InvalidFile(
                    message(
                        "{where} holds the score {value}; write a number from 0 to 1.",
                        where=where,
                        value=number,
                    )
                )
            found[a, b] = number
    return found


def _apart(given: Any, where: str) -> Apart:
    fields = Fields(given, where, ("a", "b", "gate"))
    return Apart(fields.value("a", str), fields.value("b", str), fields.value("gate", str))
