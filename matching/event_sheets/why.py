"""Why two meet and what they speak about, from the recommender's match of the two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from matching.labels import Labels
from matching.match import Match, Verdict
from matching.messages import Message, message
from matching.partnerships.wording import headline
from matching.questions import QUESTIONS
from matching.statement import Need, Statement

MOST_REASONS, MOST_DIFFERENCES, MOST_QUESTIONS = 4, 2, 4
NO_DIFFERENCE = {"text", "words"}
"""What is written in other words is not a thing to speak about."""
STANDING = tuple(message(QUESTIONS[name]) for name in ("purpose", "return", "commitment", "time"))
"""The questions of whoever meets without a match."""

Matches = Mapping[tuple[str, str], Match | None]
"""The match of each meeting by its ``pair``; None, or left out, where a partner is not in the register."""


@dataclass(frozen=True, slots=True)
class Why:
    """``known`` says what each seeks or gives; ``reasons`` speak for the meeting, ``differences`` are where
    the two want different things."""

    known: tuple[Message, ...] = ()
    reasons: tuple[Message, ...] = ()
    differences: tuple[Message, ...] = ()
    questions: tuple[Message, ...] = STANDING


def why_of(match: Match | None, parties: tuple[str, str]) -> Why:
    """The weightiest reasons, differences and questions; without a match the standing questions alone.

    ``parties`` are the names of side A, for which the match was made, and of side B.
    """
    if match is None:
        return Why()
    reasons = (*_said(match, "yes"), *_said(match, "partly"))
    return Why(
        tuple(_known(match, parties)),
        reasons[:MOST_REASONS],
        _said(match, "no")[:MOST_DIFFERENCES],
        match.questions[:MOST_QUESTIONS] or STANDING,
    )


def _known(match: Match, parties: tuple[str, str]) -> Iterator[Message]:
    for name, statement in zip(parties, (match.ours, match.theirs), strict=True):
        if statement:
            yield _stated(name, statement)


def _stated(name: str, statement: Statement) -> Message:
    resource, text = Labels("resource_kinds", [statement.resource_kind]), headline(statement)
    if isinstance(statement, Need):
        return message("{name} seeks {resource}: “{text}”", name=name, resource=resource, text=text)
    return message("{name} gives {resource}: “{text}”", name=name, resource=resource, text=text)


def _said(match: Match, verdict: Verdict) -> tuple[Message, ...]:
    return tuple(
        reason.sentence
        for reason in match.reasons
        if reason.verdict == verdict and not (verdict == "no" and reason.component in NO_DIFFERENCE)
    )
