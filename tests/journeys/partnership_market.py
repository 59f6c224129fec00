"""Partnerships in the sample market: some in each phase, and one with all that can belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from matching.introductions.times import danish_day
from matching.partnerships import contributing, phases, upkeep
from matching.partnerships.agreement import Signature
from matching.partnerships.agreement_draft import agreement_draft
from matching.partnerships.agreement_versions import next_version, signed
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.contribution import Contribution
from matching.partnerships.evaluation import evaluation_of, rated
from matching.partnerships.goal import Goal
from matching.partnerships.history import Note
from matching.partnerships.joined import joined_by
from matching.partnerships.partnership import Partnership
from matching.partnerships.rating import Rating
from storage.unit_of_work import UnitOfWork, unit_of_work, utc_now

WHOLE = "partnership-1"
PATH = f"/partnerships/{WHOLE}"
SIGNED, AGREEMENT, EVALUATION = f"/agreements/{WHOLE}-1", f"/agreements/{WHOLE}-2", f"/evaluations/{WHOLE}-e"
STEPS = ((), ("agreement",), ("agreement", "running"), ("running", "evaluated"), ("ended",))
COMPANIES, ASSOCIATIONS = 5, 7


def add_partnerships(url: str, centre: str, ngo: str, company: str) -> None:
    """Put them into the database of ``url``, all of ``centre``; the whole one is of two named."""
    with unit_of_work(url) as work:
        now = utc_now()
        _add_whole(work, _begun(now, WHOLE, centre, (ngo, company), level="continuous"), now)
        pairs = _pairs(work, centre, {ngo, company})
        for n, pair in enumerate(pairs):
            work.partnerships.add(
                _in_phase(_begun(now, f"partnership-{n + 2}", centre, pair), STEPS[n % 5], now)
            )
        work.commit()


def _pairs(work: UnitOfWork, centre: str, without: set[str]) -> Sequence[tuple[str, str]]:
    """Associations of the centre, each with one or two of its companies."""
    own = [one for one in work.partners.all() if centre in one.centres and one.id not in without]
    associations = [one.id for one in own if one.kind == "ngo"][:ASSOCIATIONS]
    companies = [one.id for one in own if one.kind == "company"][:COMPANIES]
    every = [(one, other) for one in associations for other in companies]
    return [pair for n, pair in enumerate(every) if n % 3 == 0]


def _begun(now: datetime, id: str, centre: str, partners: tuple[str, str], **fields: Any) -> Partnership:
    day = danish_day(now) - timedelta(days=120)
    usual = {"level": "ad_hoc", "primary": partners[0]}
    return phases.begin(
        user="broker", now=now - timedelta(days=120), on=day, id=id, centre=centre, partners=partners,
        **{**usual, **fields},
    )  # fmt: skip


def _in_phase(one: Partnership, steps: Sequence[str], now: datetime) -> Partnership:
    for n, step in enumerate(steps):
        at = now - timedelta(days=90 - 20 * n)
        by: Any = {"user": "broker", "now": at, "on": danish_day(at)}
        if step == "running":
            one = phases.start_running(one, None, **by)
        elif step == "ended":
            one = phases.end(one, "De fandt ikke tid til at mødes.", **by)
        else:
            one = (phases.to_agreement if step == "agreement" else phases.evaluate)(one, **by)
    return one


def _add_whole(work: UnitOfWork, one: Partnership, now: datetime) -> None:
    ngo, company = one.partners
    own = work.register_of(one.partners)
    statements: dict[str, Any] = {
        "needs": tuple(need for need in own.needs if own.needs[need].partner == ngo)[:1],
        "offers": tuple(offer for offer in own.offers if own.offers[offer].partner == company)[:1],
    }
    persons = (
        ContactPerson(partner=ngo, name="Åse Åkjær", email="aase@example.org", phone="12 34 56 78"),
        ContactPerson(partner=company, name="Bo Berg", email="bo@example.org"),
    )
    one = phases.to_agreement(
        replace(one, contacts=persons, **statements),
        user="broker",
        now=now,
        on=danish_day(now) - timedelta(80),
    )
    draft = agreement_draft(one, joined_by(work, one), id=f"{WHOLE}-1", language="da")
    goal = Goal(what="20 unge får en lektieven", measure="tælles hver måned", unit="unge", target=Decimal(20))
    first = replace(draft, goals=(goal,))
    for partner, name in ((ngo, "Åse Åkjær"), (company, "Bo Berg")):
        first = signed(
            first, Signature(partner=partner, name=name, signed_on=danish_day(now) - timedelta(70))
        )
    work.agreements.add(first)
    work.agreements.add(next_version(first, f"{WHOLE}-2"))
    one = phases.start_running(one, first, user="broker", now=now, on=danish_day(now) - timedelta(60))
    work.partnerships.add(_lively(one, now))
    said = Rating(
        partner=ngo, user="ngo", at=now, grade=5, text="De unge glæder sig til tirsdag.", again=True
    )
    work.evaluations.add(rated(evaluation_of(first, f"{WHOLE}-e"), said))


def _lively(one: Partnership, now: datetime) -> Partnership:
    """With notes, a review, and contributions: confirmed, not yet confirmed, and disputed."""
    ngo, company = one.partners
    today = danish_day(now)
    notes = (("De vil gerne udvide til efteråret.", False), ("Vi mødes tirsdag kl. 16 på biblioteket.", True))
    for n, (text, shared) in enumerate(notes):
        at = now - timedelta(days=50 - n)
        one = upkeep.add_note(one, Note(at=at, user="broker", text=text, shared=shared))
    one = upkeep.set_reviews(
        one, (today + timedelta(days=5), today + timedelta(days=90)), user="broker", now=now
    )
    for id, given in _given(today).items():
        given = replace(given, id=id, partner=company, reported_by="company")
        one = contributing.report_contribution(one, given, now=now, today=today)
    one = contributing.confirm(one, "given-1", partner=ngo, user="ngo", now=now)
    return contributing.dispute(one, "given-3", "Vi fik halvdelen.", partner=ngo, user="ngo", now=now)


def _given(today: date) -> dict[str, Contribution]:
    usual: Any = {"id": "g", "partner": "p", "reported_by": "u"}
    return {
        "given-1": Contribution(
            day=today - timedelta(40),
            hours=Decimal("7.5"),
            people=3,
            text="Lektiehjælp en eftermiddag.",
            **usual,
        ),
        "given-2": Contribution(day=today - timedelta(20), hours=Decimal(4), people=2, **usual),
        "given-3": Contribution(
            day=today - timedelta(10), amount_dkk=Decimal(10_000), text="Brugte bærbare.", **usual
        ),
    }
