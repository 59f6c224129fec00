"""Which values of a record are words of people, and which are ids and codes: whoever is not listed is words.

So a field that is added later is searched, and nobody has to remember it here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from matching.accounts.centre import Centre
from matching.accounts.token import Token
from matching.accounts.user import User
from matching.availability import Slot
from matching.classification import Classification
from matching.competence import Competence
from matching.events.event import Event as SpeedDating
from matching.events.event import Guest, Mark, Plan, Unmet
from matching.events.event_answer import EventAnswer
from matching.events.meeting_outcome import MeetingOutcome
from matching.exclusion import Exclusion
from matching.importing.upload import Correction, Taken, Trouble, Upload, UploadTable
from matching.interests.interest import Interest, Sender
from matching.introductions.answer import Answer
from matching.introductions.ask import Ask
from matching.introductions.introduction import Event, Introduction, Shown, Side
from matching.partner import Partner
from matching.partnerships.agreement import Agreement, Share, Signature
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.contribution import Contribution
from matching.partnerships.evaluation import Evaluation
from matching.partnerships.history import HistoryLine, LevelChange, Note, PhaseStart
from matching.partnerships.partnership import Partnership
from matching.partnerships.rating import Rating
from matching.place import Place
from matching.put_aside.put_aside import PutAside
from matching.registrations.registration import Event as RegistrationEvent
from matching.registrations.registration import Registration
from matching.rights.actor import Grant
from matching.season.job import SeasonJob
from matching.season.rule import Rule
from matching.season.scores import Proposer, Receiver, SeasonScores
from matching.season.season import Asked, Outcome, Received, Row, Season, SeasonList
from matching.season.season import Change as SeasonChange
from matching.statement import Need, Offer
from matching.volunteer import Volunteer
from matching.volunteering.invitation import Invitation
from matching.volunteering.volunteer_key import VolunteerKey

T = TypeVar("T")
STATEMENT = (
    "id partner resource_kind unit engagement_form collaboration_level remote contact status visibility"
)
CODES: dict[type, str] = {
    Partner: "id kind visibility",
    Need: STATEMENT,
    Offer: STATEMENT,
    Volunteer: "id partner remote",
    Classification: "source",
    Competence: "level",
    Exclusion: "what code",
    Place: "what",
    Slot: "weekday part",
    Centre: "id",
    User: "id password_hash",
    Token: "id user digest",
    Grant: "role centre partner",
    Introduction: "id centre broker state",
    Side: "partner statement",
    Shown: "model list",
    Event: "user what side",
    Answer: "reason user",
    Ask: "unit",
    Season: "id centre broker model state",
    Asked: "lists_for planner examination",
    Rule: "kind one other",
    SeasonList: "statement partner",
    Row: "statement partner introduction",
    Received: "statement partner",
    Outcome: "found_by",
    SeasonChange: "user",
    SeasonScores: "id",
    SeasonJob: "id centre user step",
    Interest: "id centre partner about statement from_partner state closed_by introduction",
    Sender: "user",
    Proposer: "statement partner",
    Receiver: "statement partner",
    Partnership: "id centre primary level introduction",
    PhaseStart: "phase",
    LevelChange: "user before after",
    Note: "user",
    HistoryLine: "user what",
    Contribution: "id partner reported_by confirmed_by disputed_by",
    ContactPerson: "partner",
    Agreement: "id partnership language",
    Share: "partner",
    Signature: "partner",
    Evaluation: "id partnership",
    Rating: "partner user",
    PutAside: "id centre asked partner reason user",
    Registration: "id digest centre state password_hash",
    RegistrationEvent: "what user",
    Invitation: "id partner digest made_by",
    VolunteerKey: "id volunteer partner digest",
    SpeedDating: "id centre made_by form state",
    Guest: "id side partner",
    Mark: "guest user",
    Plan: "user document",
    Unmet: "kind",
    EventAnswer: "id event guest digest arrives leaves",
    MeetingOutcome: "id event centre a b a_partner b_partner a_says b_says need offer unit by introduction",
    Upload: "id user centre",
    UploadTable: "sort",
    Trouble: "column sentence",
    Correction: "field",
    Taken: "sort",
}
"""The fields that hold ids and codes. Lists of texts, such as purposes, are codes too."""
Change = Callable[[Any, str], dict[str, Any]]
"""What is to stand in the fields of a part of a record, which lies at a path."""


def parts(value: object, path: str = "") -> Iterator[tuple[str, Any]]:
    """A record and every part of it, each with its path, such as ``contacts[1]``."""
    if is_dataclass(value):
        yield path, value
        for one in fields(value):
            yield from parts(getattr(value, one.name), f"{path}.{one.name}" if path else one.name)
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from parts(item, f"{path}[{number}]")


def texts(part: Any) -> dict[str, str]:
    """The words in one part of a record, by field; what lies deeper is another part's."""
    codes = CODES.get(type(part), "").split()
    if isinstance(part, Place) and part.what != "postcode":
        return {}
    found = ((one.name, getattr(part, one.name)) for one in fields(part) if one.name not in codes)
    return {name: text for name, text in found if isinstance(text, str) and text}


def plain(part: Any) -> dict[str, Any]:
    """One part of a record as values for JSON: what is known of it, and no secret."""
    found = ((one.name, _plain(getattr(part, one.name))) for one in fields(part))
    hidden = {"password_hash", "digest"}
    return {name: value for name, value in found if value not in (None, "") and name not in hidden}


def rebuilt(value: T, change: Change, path: str = "") -> T:
    """``value`` with each part changed as ``change`` says of it; the same object when nothing is."""
    if isinstance(value, tuple):
        items = tuple(rebuilt(item, change, f"{path}[{number}]") for number, item in enumerate(value, 1))
        return items if items != value else value  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    new: dict[str, Any] = {}
    for one in fields(value):
        was = getattr(value, one.name)
        if (now := rebuilt(was, change, f"{path}.{one.name}" if path else one.name)) is not was:
            new[one.name] = now
    new |= {name: now for name, now in change(value, path).items() if getattr(value, name) != now}
    return replace(value, **new) if new else value


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else None
