"""What was given is reported by the partner that gave it and answered by another one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from matching.errors import InvalidStep, NotFound
from matching.messages import message
from matching.partnerships.contribution import Contribution
from matching.partnerships.history import HistoryLine
from matching.partnerships.partnership import Partnership


def report_contribution(
    partnership: Partnership, contribution: Contribution, *, now: datetime, today: date
) -> Partnership:
    """A contribution is reported, or corrected under the same id; another partner answers it afterwards.

    Raises:
        InvalidStep: the partnership has not run, the day is yet to come, or what is to be corrected is
            confirmed or another partner's.
        InvalidProfile: the partner is none of the partnership's.
    """
    _check_reportable(partnership, contribution, today)
    earlier = next((one for one in partnership.contributions if one.id == contribution.id), None)
    if earlier and (earlier.confirmed or earlier.partner != contribution.partner):
        raise InvalidStep(
            message(
                "The contribution '{id}' is confirmed or another partner's and cannot be corrected; "
                "report a new one.",
                id=contribution.id,
            )
        )
    new = replace(contribution, confirmed_by=None, disputed_by=None, dispute="")
    others = tuple(one for one in partnership.contributions if one.id != new.id)
    line = HistoryLine(at=now, user=new.reported_by, what="contribution_reported", about=new.id)
    return replace(partnership, contributions=(*others, new), history=(*partnership.history, line))


def confirm(
    partnership: Partnership, contribution: str, *, partner: str, user: str, now: datetime
) -> Partnership:
    """``user`` says for ``partner`` that the contribution with this id was given.

    Raises:
        NotFound: the partnership has no such contribution.
        InvalidStep: ``partner`` reported it itself, or has no part in the partnership.
    """
    found = _answerable(partnership, contribution, partner, user)
    answered = replace(found, confirmed_by=user, disputed_by=None, dispute="")
    return _answered(partnership, answered, user, now, "contribution_confirmed")


def dispute(
    partnership: Partnership, contribution: str, reason: str, *, partner: str, user: str, now: datetime
) -> Partnership:
    """``user`` says for ``partner`` that the contribution with this id is not as reported.

    Raises:
        NotFound: the partnership has no such contribution.
        InvalidStep: ``partner`` reported it itself, or has no part in the partnership.
    """
    found = _answerable(partnership, contribution, partner, user)
    answered = replace(found, confirmed_by=None, disputed_by=user, dispute=reason)
    return _answered(partnership, answered, user, now, "contribution_disputed")


def _check_reportable(partnership: Partnership, contribution: Contribution, today: date) -> None:
    if partnership.began("running") is None:
        raise InvalidStep(
            message(
                "The partnership '{id}' has not run yet, and nothing can be reported; "
                "let it begin to run first.",
                id=partnership.id,
            )
        )
    if contribution.day > today:
        raise InvalidStep(
            message(
                "The contribution '{id}' is dated {day}, which is yet to come; report it afterwards.",
                id=contribution.id,
                day=contribution.day,
            )
        )


def _answerable(partnership: Partnership, contribution: str, partner: str, user: str) -> Contribution:
    found = next((one for one in partnership.contributions if one.id == contribution), None)
    if found is None:
        raise NotFound("contribution", contribution)
    if partner not in partnership.partners or partner == found.partner or user == found.reported_by:
        raise InvalidStep(
            message(
                "The contribution '{id}' was reported by '{partner}' and can be answered only by another "
                "user, for another partner of the partnership.",
                id=contribution,
                partner=found.partner,
            )
        )
    return found


def _answered(
    partnership: Partnership, answered: Contribution, user: str, now: datetime, what: str
) -> Partnership:
    contributions = tuple(answered if one.id == answered.id else one for one in partnership.contributions)
    line = HistoryLine(at=now, user=user, what=what, about=answered.id)
    return replace(partnership, contributions=contributions, history=(*partnership.history, line))
