"""A person who stands in every text of every record that can hold one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from matching.accounts.centre import Centre
from matching.accounts.token import Token
from matching.accounts.user import User
from matching.classification import Classification
from matching.competence import Competence
from matching.errors import InvalidProfile
from matching.interests.interest import Interest, Sender
from matching.introductions.answer import Answer
from matching.introductions.introduction import Event, Introduction, Shown, Side
from matching.partner import Contact, Partner
from matching.partnerships.agreement import TEXTS, Agreement, Share, Signature
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.contribution import Contribution
from matching.partnerships.evaluation import Evaluation
from matching.partnerships.goal import Goal
from matching.partnerships.history import HistoryLine, LevelChange, Note, PhaseStart
from matching.partnerships.partnership import Partnership
from matching.partnerships.rating import Rating
from matching.place import Place
from matching.put_aside.put_aside import PutAside, id_of
from matching.rights.actor import Grant
from matching.season.job import SeasonJob
from matching.season.rule import Rule
from matching.season.scores import Proposer, Receiver, SeasonScores
from matching.season.season import (
    Asked,
    Change,
    Outcome,
    Received,
    Row,
    Season,
    SeasonList,
    SideOutcome,
)
from matching.statement import Need, Offer
from matching.volunteer import Volunteer
from storage.unit_of_work import UnitOfWork
from tests.storage.planted_applications import GIVEN, applications
from tests.storage.planted_events import EVENT_GIVEN, events
from tests.storage.planted_upload import GIVEN as GIVEN_IN_UPLOADS
from tests.storage.planted_upload import upload

NAME, EMAIL, PHONE, WRITTEN = "Mærke Personsen", "maerke@example.org", "+45 11 22 33 44", "kunikkeandre"
OWN = {NAME, EMAIL, EMAIL.upper(), PHONE}
MARKS = ("personsen", "maerke@", "11 22 33 44", "11223344", WRITTEN)
MENTION = "Spørg MÆRKE  PERSONSEN, Maerke@Example.org eller 11223344. Mærke Personsens kontor."
USER, OTHER = "user-planted", "user-other"
THEN = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = THEN.date()
GIVEN_BY_THE_PROGRAM = {
    (User, "password_hash"),
    (User, "email"),
    (Token, "id"),
    (Token, "user"),
    (Token, "digest"),
    (Side, "partner"),
    (Side, "statement"),
    (Shown, "model"),
    (Shown, "list"),
    (Event, "user"),
    (Event, "what"),
    (Event, "side"),
    *((Season, name) for name in ("model", "state")),
    (SeasonJob, "step"),
    *((Asked, name) for name in ("lists_for", "planner", "examination")),
    *((Rule, name) for name in ("kind", "one", "other")),
    *(
        (made, name)
        for made in (SeasonList, Row, Received, Proposer, Receiver)
        for name in ("statement", "partner")
    ),
    (Outcome, "found_by"),
    (Change, "user"),
    (SeasonScores, "id"),
    *GIVEN,
    *EVENT_GIVEN,
    *GIVEN_IN_UPLOADS,
    (Grant, "role"),
    (Grant, "centre"),
    (Grant, "partner"),
    (Sender, "user"),
}
"""Fields that would take any text and that nobody can write into: what is no id is not accepted before."""


def planted(value: Any) -> Any:
    """``value`` with a mention in every text that the rules of the domain let a person write."""
    if isinstance(value, tuple):
        return tuple(planted(item) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    for one in fields(value):
        held = getattr(value, one.name)
        if not isinstance(held, str):
            value = replace(value, **{one.name: planted(held)})
        elif (type(value), one.name) not in GIVEN_BY_THE_PROGRAM and held.strip() not in OWN:
            value = _with_mention(value, one.name, held)
    return value


def plant(work: UnitOfWork) -> None:
    """Store it all."""
    for one in profiles():
        work.repository(one[0]).put([planted(one[1])])
    for sort, document in documents():
        getattr(work, sort).add(planted(document))
    assert work.answers.begin("key", "digest") is None
    work.answers.keep("key", 201, {"ETag": f'"{EMAIL}"'}, f'{{"name": "{NAME}", "email": "{EMAIL}"}}')
    work.failed_sign_ins.add(["digest"])
    work.audit.note(USER, "read_contact", "partner", "p1")


def profiles() -> Iterator[tuple[Any, Any]]:
    contact = Contact(NAME, f" {EMAIL.upper()}", PHONE)
    label = Classification("LOCAL", "1", "navn")
    skills = (Competence("bogføring", "expert", code="ESCO:1"),)
    places = (Place("postcode", "SE 1"), Place("municipality", "Herning"))
    yield "partners", Partner(
        id="p1", kind="ngo", name="Broen", identifiers=(label,), classifications=(label,), places=places,
        contact=contact, purposes=("education",),
    )  # fmt: skip
    yield (
        "partners",
        Partner(id="p2", kind="company", name="Firmaet", contact=Contact("Bo", "bo@example.org")),
    )
    yield "needs", Need(
        id="n1", partner="p1", resource_kind="skilled_time", competences=skills, places=places,
    )  # fmt: skip
    yield (
        "offers",
        Offer(id="o1", partner="p2", resource_kind="skilled_time", unit="hours", quantity=Decimal(9)),
    )
    yield "volunteers", Volunteer(id="v1", partner="p2", alias="Ugle", competences=skills, places=places)


def documents() -> Iterator[tuple[str, Any]]:
    yield "centres", Centre(id="c1", name="Frivilligcenter")
    grant = Grant("broker", "c1")
    account = User(
        id=USER, email=EMAIL, name=NAME, created_at=THEN, password_hash="hash", subject="issuer 1",
        grants=(grant,),        last_sign_in=THEN,
    )  # fmt: skip
    yield "users", account
    yield (
        "users",
        User(id=OTHER, email="bo@example.org", name="Bo", created_at=THEN, grants=(Grant("administrator"),)),
    )
    for user in (USER, OTHER):
        yield (
            "tokens",
            Token(
                id=f"t-{user}",
                user=user,
                name="Register",
                digest=user,
                scopes=("read",),
                created_at=THEN,
                expires=DAY,
            ),
        )
    yield "introductions", introduction(OTHER, "i1")
    yield "introductions", _written(introduction(USER, "i2"))
    yield "partnerships", partnership(OTHER, USER, "s1")
    yield "partnerships", _written(partnership(USER, OTHER, "s2"))
    yield "agreements", agreement()
    rating = Rating(partner="p1", user=OTHER, at=THEN, grade=4, text="godt", again=True)
    own = Rating(partner="p2", user=USER, at=THEN, grade=2, text=WRITTEN, again=False)
    goal = Goal(what="timer", measure="tælles", unit="timer", target=Decimal(5), realised=Decimal(6))
    yield (
        "put_asides",
        PutAside(
            id=id_of("c1", "n1", "p2"), centre="c1", asked="n1", partner="p2", reason="too_far", text="nej",
            user=USER, at=THEN,
        ),
    )  # fmt: skip
    yield "uploads", upload(EMAIL, OTHER, THEN)
    yield from applications(Contact(NAME, EMAIL, PHONE), USER, THEN)
    yield from events(NAME, USER, WRITTEN, THEN)
    yield "seasons", _season()
    yield "season_scores", _season_scores()
    yield "season_jobs", _season_job()
    yield "interests", _interest("r1", Sender(NAME, EMAIL, PHONE, "Foreningen", WRITTEN))
    yield "interests", _interest("r2", Sender("Bo", "bo@example.org", message=WRITTEN, user=USER), "p2")
    yield (
        "evaluations",
        Evaluation(id="e1", partnership="s1", partners=("p1", "p2"), goals=(goal,), ratings=(rating, own)),
    )


def _season() -> Season:
    """One whose name is all that anybody wrote."""
    side = SideOutcome(partners=1, mean=0.2, gini=0, gini_exposure=0, none=0, worst_decile=0.2)
    row = Row(statement="o1", partner="p2", proposer_yes=0.5, receiver_yes=0.4, matches=0.2)
    rule = Rule("first", "n1", "o1")
    return Season(
        id="f1", centre="c1", name="Forår", broker=USER, created=THEN, model="m", asked=Asked(rules=(rule,)),
        lists=(SeasonList(statement="n1", partner="p1", rows=(row,), matches=0.2, candidates=1),),
        receivers=(Received(statement="o1", partner="p2", matches=0.2),),
        outcome=Outcome(expected_matches=0.2, naive=0.2, proposers=side, receivers=side),
        changes=(Change(at=THEN, user=USER, added=(rule,), cost=0.0),),
    )  # fmt: skip


def _interest(id: str, sender: Sender, from_partner: str | None = None) -> Interest:
    closed: dict[str, Any] = {"state": "answered", "closed": THEN, "closed_by": OTHER} if from_partner else {}
    return Interest(
        id=id, centre="c1", partner="p1", about="partner", sender=sender, from_partner=from_partner,
        created=THEN, **closed,
    )  # fmt: skip


def _season_job() -> SeasonJob:
    """One that could not be made, under a name that somebody wrote."""
    return SeasonJob(
        id="f2", centre="c1", name="Efterår", user=USER, asked=Asked(), begun=THEN, touched=THEN,
        step="failed", why_da="Der er ingen.", why_en="There is nobody.",
    )  # fmt: skip


def _season_scores() -> SeasonScores:
    proposer = Proposer(statement="n1", partner="p1", receivers=(0,), own=(0.5,), theirs=(0.4,))
    return SeasonScores(id="f1", proposers=(proposer,), receivers=(Receiver(statement="o1", partner="p2"),))


def introduction(user: str, id: str) -> Introduction:
    """One that was declined: a yes and a no."""
    yes = Answer(yes=True, user=user, at=THEN, text="gerne")
    no = Answer(yes=False, reason="wrong_time", user=user, at=THEN, text="nej")
    return Introduction(
        id=id, centre="c1", broker=user, seeker=Side("p1", "n1", yes), giver=Side("p2", "o1", no),
        state="declined", shown=Shown(seeker=0.5, giver=0.5, model="m", list="l", position=1),
        note="til begge", private_note="til os", created=THEN, put=THEN, closed=THEN,
        deadline=date(2026, 3, 9),
        history=(Event(THEN, user, "created"), Event(THEN, user, "said_no", "p2")),
    )  # fmt: skip


def partnership(user: str, other: str, id: str) -> Partnership:
    """One that ended."""
    began = (PhaseStart("dialogue", DAY), PhaseStart("running", DAY), PhaseStart("ended", DAY))
    given = Contribution(
        id="k1", partner="p1", day=DAY, reported_by=user, hours=Decimal(3), people=2, text="hjalp",
        disputed_by=other, dispute="nej",
    )  # fmt: skip
    level = LevelChange(at=THEN, user=user, before="ad_hoc", after="continuous", reason="mere")
    contacts = (
        ContactPerson(partner="p1", name=NAME, email=EMAIL, phone=PHONE),
        ContactPerson(partner="p2", name="Bo", email="bo@example.org", phone="87654321"),
    )
    return Partnership(
        id=id, centre="c1", partners=("p1", "p2"), primary="p1", phases=began, level="continuous",
        introduction="i1", needs=("n1",), offers=("o1",), level_changes=(level,), contacts=contacts,
        notes=(Note(at=THEN, user=user, text="et møde"),), contributions=(given,), end_reason="færdig",
        history=(HistoryLine(at=THEN, user=user, what="ended", about="k1"),),
    )  # fmt: skip


def agreement() -> Agreement:
    contact = ContactPerson(partner="p1", name=NAME, email=EMAIL, phone=PHONE)
    texts: Any = dict.fromkeys(TEXTS, "aftalt")
    return Agreement(
        id="a1", partnership="s1", partners=("p1", "p2"), language="da", goals=(Goal(what="timer"),),
        shares=(Share(partner="p1", role="vært", contribution="lokaler"),), contacts=(contact,),
        signatures=(Signature(partner="p1", name=NAME, signed_on=DAY),), **texts,
    )  # fmt: skip


def _written(value: Any) -> Any:
    """``value`` with texts of the person's own, that no mark but this one tells."""
    if isinstance(value, Introduction):
        seeker = replace(value.seeker, answer=replace(value.seeker.answer, text=WRITTEN))  # type: ignore[type-var]
        return replace(value, note=WRITTEN, private_note=WRITTEN, seeker=seeker)
    notes = (replace(value.notes[0], text=WRITTEN),)
    given = (replace(value.contributions[0], text=WRITTEN),)
    levels = (replace(value.level_changes[0], reason=WRITTEN),)
    return replace(value, notes=notes, contributions=given, level_changes=levels, end_reason=WRITTEN)


def _with_mention(value: Any, field: str, held: str) -> Any:
    try:
        return replace(value, **{field: f"{held} {MENTION}" if held != WRITTEN else held})
    except InvalidProfile:
        return value
