"""The report as a document, the same for the command line and the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matching.activity_report import ActivityReport
from matching.codes import code_list
from matching.messages import Language, message
from matching.reporting.given import Given, GivenBy
from matching.reporting.partnerships import UNKNOWN
from matching.reporting.small import SmallShare
from matching.small_partner import MEANING

DIGITS = 4
UNKNOWN_PURPOSE = message("not known")
NOTES = (
    message(
        "Introductions count in the period in which they were put to both sides, by the state they are in "
        "today. The acceptance rate is over those accepted, declined or not answered in time."
    ),
    message(
        "Partnerships count that went on in the period; one with several purposes counts under each of them."
    ),
    message(
        "Hours and people are as the partners report them. People count each time they came; numbers that "
        "nobody gave are left out."
    ),
    MEANING,
    message(
        "Shown are partners in an introduction that was put to both sides, and met are those where both said "
        "yes; which lists a broker has looked at is not logged yet."
    ),
)
"""What has to be known to read the numbers."""


def report_as_dict(report: ActivityReport, language: Language) -> dict[str, Any]:
    """All numbers, with what they are over and what they mean."""
    introduced, partnered, small = report.introductions, report.partnerships, report.small
    return {
        "centre": {"id": report.centre, "name": report.centre_name},
        "from": report.period.first.isoformat(),
        "to": report.period.last.isoformat(),
        "introductions": {
            "total": sum(introduced.by_state.values()),
            "by_state": _counts(introduced.by_state, "introduction_states", language),
            "decided": introduced.decided,
            "acceptance_rate": _rounded(introduced.acceptance_rate),
            "answers": introduced.answers,
            "median_days_to_answer": introduced.median_days_to_answer,
        },
        "partnerships": {
            "total": partnered.total,
            "began": partnered.began,
            "by_phase": _counts(partnered.by_phase, "partnership_phases", language),
            "by_level": _counts(partnered.by_level, "collaboration_levels", language),
            "by_purpose": _counts(partnered.by_purpose, "purposes", language),
        },
        "given": [_given_by(one, language) for one in report.given],
        "small_partners": {
            "registered": _small(small.registered),
            "shown": _small(small.shown),
            "met": _small(small.met),
        },
        "notes": [note.text(language) for note in NOTES],
    }


def _counts(counts: Mapping[str, int], list_name: str, language: Language) -> list[dict[str, Any]]:
    return [
        {"code": code, "label": label_of(code, list_name, language), "count": count}
        for code, count in counts.items()
    ]


def label_of(code: str, list_name: str, language: Language) -> str:
    """The label of a code that is counted, or that it is not known."""
    return UNKNOWN_PURPOSE.text(language) if code == UNKNOWN else code_list(list_name).label(code, language)


def _given_by(one: GivenBy, language: Language) -> dict[str, Any]:
    return {
        "partner": {"id": one.partner, "name": one.name},
        "kind": one.kind,
        "kind_label": code_list("partner_kinds").label(one.kind, language) if one.kind else None,
        "confirmed": _given(one.confirmed),
        "unconfirmed": _given(one.unconfirmed),
        "disputed": _given(one.disputed),
    }


def _given(given: Given) -> dict[str, Any]:
    return {"contributions": given.contributions, "hours": float(given.hours), "people": given.people}


def _small(share: SmallShare) -> dict[str, Any]:
    return {
        "small": share.small,
        "over": share.over,
        "unknown": share.unknown,
        "share": _rounded(share.share),
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, DIGITS)
