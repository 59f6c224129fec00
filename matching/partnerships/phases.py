"""The steps of a partnership: from the dialogue to its evaluation or its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from matching.errors import InvalidStep
from matching.labels import Labels
from matching.messages import message
from matching.partnerships.agreement import Agreement
from matching.partnerships.history import FOLLOWS, HistoryLine, PhaseStart
from matching.partnerships.partnership import Partnership


def begin(*, user: str, now: datetime, on: date, **fields: Any) -> Partnership:
    """A new partnership with these fields, in the dialogue since the day ``on``.

    Raises:
        InvalidProfile: a rule is broken.
    """
    line = HistoryLine(at=now, user=user, what="began")
    return Partnership(**fields, phases=(PhaseStart("dialogue", on),), history=(line,))


def to_agreement(partnership: Partnership, *, user: str, now: datetime, on: date) -> Partnership:
    """The partners write an agreement from the day ``on``.

    Raises:
        InvalidStep: the phase cannot follow on the one it is in.
    """
    return _entered(partnership, "agreement", user, now, on)


def start_running(
    partnership: Partnership, agreement: Agreement | None, *, user: str, now: datetime, on: date
) -> Partnership:
    """The partnership runs from the day ``on``; ``agreement`` is the newest version, if there is one.

    Raises:
        InvalidStep: the phase cannot follow on the one it is in, or not every partner has signed and
            the level is more than ad hoc.
    """
    _check_follows(partnership, "running")
    if partnership.level != "ad_hoc":
        _check_signed(partnership, agreement)
    return _entered(partnership, "running", user, now, on)


def evaluate(partnership: Partnership, *, user: str, now: datetime, on: date) -> Partnership:
    """The partnership was evaluated on the day ``on`` and is over.

    Raises:
        InvalidStep: it does not run.
    """
    return _entered(partnership, "evaluated", user, now, on)


def end(partnership: Partnership, reason: str, *, user: str, now: datetime, on: date) -> Partnership:
    """The partnership ended on the day ``on`` for this reason.

    Raises:
        InvalidStep: it is over already.
        InvalidProfile: the reason is empty.
    """
    return _entered(partnership, "ended", user, now, on, end_reason=reason)


def check_not_over(partnership: Partnership) -> None:
    """Refuse a step of a partnership on which nothing can follow.

    Raises:
        InvalidStep: it was evaluated or has ended.
    """
    if not FOLLOWS[partnership.phase]:
        raise InvalidStep(
            message(
                "The partnership '{id}' is over ({phase}) and cannot be changed; begin a new one.",
                id=partnership.id,
                phase=_phases(partnership.phase),
            )
        )


def _entered(
    partnership: Partnership, phase: str, user: str, now: datetime, on: date, **fields: Any
) -> Partnership:
    _check_follows(partnership, phase)
    return replace(
        partnership,
        phases=(*partnership.phases, PhaseStart(phase, on)),
        history=(*partnership.history, HistoryLine(at=now, user=user, what=phase)),
        **fields,
    )


def _check_follows(partnership: Partnership, phase: str) -> None:
    check_not_over(partnership)
    possible = FOLLOWS[partnership.phase]
    if phase not in possible:
        raise InvalidStep(
            message(
                "The partnership '{id}' is in the phase '{now}', and '{wanted}' cannot follow on it; "
                "possible is: {possible}.",
                id=partnership.id,
                now=_phases(partnership.phase),
                wanted=_phases(phase),
                possible=_phases(*possible),
            )
        )


def _check_signed(partnership: Partnership, agreement: Agreement | None) -> None:
    its_own = agreement is not None and agreement.partnership == partnership.id
    signed = {signature.partner for signature in agreement.signatures} if agreement and its_own else set()
    missing = [partner for partner in partnership.partners if partner not in signed]
    if missing:
        raise InvalidStep(
            message(
                "The partnership '{id}' cannot run before every partner has signed its agreement "
                "({missing} have not); get it signed, or change the level to '{ad_hoc}'.",
                id=partnership.id,
                missing=", ".join(missing),
                ad_hoc=Labels("collaboration_levels", ["ad_hoc"]),
            )
        )


def _phases(*codes: str) -> Labels:
    return Labels("partnership_phases", codes)
