"""A partnership of the world that runs, with all that belongs to it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from matching.partnerships import phases
from matching.partnerships.agreement import Agreement, Share
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.contributing import report_contribution
from matching.partnerships.contribution import Contribution
from matching.partnerships.evaluation import Evaluation
from matching.partnerships.goal import Goal
from matching.partnerships.partnership import Partnership
from storage.unit_of_work import unit_of_work
from tests.api.small_market import SECRETS

NOW, DAY = datetime(2026, 3, 2, 9, tzinfo=UTC), date(2026, 3, 2)
BY: Any = {"user": "somebody", "now": NOW, "on": DAY}
PARTNERS = ("ngo-1", "com-1")
GOAL = Goal(what="Regnskabet stemmer hver måned", unit="måneder")
PATH, AGREEMENT, EVALUATION = (
    "/partnerships/partnership-1",
    "/agreements/agreement-1",
    "/evaluations/evaluation-1",
)


def running(id: str = "partnership-1", **fields: Any) -> Partnership:
    """It runs, and the company has reported hours that nobody has confirmed."""
    contacts = tuple(
        ContactPerson(partner=partner, name=SECRETS[0], email=SECRETS[1], phone=SECRETS[2])
        for partner in PARTNERS
    )
    usual = {"centre": "herning", "partners": PARTNERS, "primary": "ngo-1", "level": "ad_hoc"}
    joined = {"needs": ("need-1",), "offers": ("offer-1",), "contacts": contacts}
    begun = phases.begin(**BY, **{**usual, **joined, "id": id, **fields})
    given = Contribution(id="given-1", partner="com-1", day=DAY, reported_by="somebody", people=2)
    return report_contribution(phases.start_running(begun, None, **BY), given, now=NOW, today=DAY)


def add_partnership(url: str) -> None:
    """Put it into the database of ``url``, with an agreement and an evaluation."""
    with unit_of_work(url) as work:
        work.partnerships.add(running())
        work.agreements.add(
            Agreement(
                id="agreement-1",
                partnership="partnership-1",
                partners=PARTNERS,
                language="da",
                purpose="Et regnskab, der stemmer.",
                goals=(GOAL,),
                shares=(Share(partner="com-1", role="bogholder"),),
            )
        )
        work.evaluations.add(
            Evaluation(id="evaluation-1", partnership="partnership-1", partners=PARTNERS, goals=(GOAL,))
        )
        work.commit()
