"""Which values are stored whole, and what each is found by."""

from __future__ import annotations

from matching.accounts.centre import Centre
from matching.accounts.token import Token
from matching.accounts.user import User
from matching.events.event import Event
from matching.events.event_answer import EventAnswer
from matching.events.meeting_outcome import MeetingOutcome
from matching.importing.upload import Upload
from matching.interests.interest import Interest
from matching.introductions.introduction import Introduction
from matching.partnerships.agreement import Agreement
from matching.partnerships.evaluation import Evaluation
from matching.partnerships.partnership import Partnership
from matching.put_aside.put_aside import PutAside
from matching.registrations.registration import Registration
from matching.season.job import SeasonJob
from matching.season.scores import SeasonScores
from matching.season.season import Season
from matching.volunteering.invitation import Invitation
from matching.volunteering.volunteer_key import VolunteerKey
from storage import document_tables as tables
from storage.documents import Kind

CENTRES = Kind(tables.centres, Centre)
USERS = Kind(tables.users, User, {"email": lambda user: user.email})
TOKENS = Kind(tables.tokens, Token, {"user": lambda token: token.user, "digest": lambda token: token.digest})
INTRODUCTIONS = Kind(
    tables.introductions,
    Introduction,
    {
        "centre": lambda one: one.centre,
        "state": lambda one: one.state,
        "seeker": lambda one: one.seeker.partner,
        "giver": lambda one: one.giver.partner,
    },
    {"statement": lambda one: filter(None, (side.statement for side in one.sides))},
)
PARTNERSHIPS = Kind(
    tables.partnerships,
    Partnership,
    {
        "centre": lambda one: one.centre,
        "phase": lambda one: one.phase,
        "introduction": lambda one: one.introduction,
    },
    {"partner": lambda one: one.partners},
)
AGREEMENTS = Kind(tables.agreements, Agreement, {"partnership": lambda one: one.partnership})
EVALUATIONS = Kind(tables.evaluations, Evaluation, {"partnership": lambda one: one.partnership})
SEASONS = Kind(tables.seasons, Season, {"centre": lambda one: one.centre, "state": lambda one: one.state})
SEASON_SCORES = Kind(tables.season_scores, SeasonScores)
SEASON_JOBS = Kind(tables.season_jobs, SeasonJob, {"centre": lambda one: one.centre})
INTERESTS = Kind(
    tables.interests,
    Interest,
    {"centre": lambda one: one.centre, "state": lambda one: one.state, "partner": lambda one: one.partner},
)
REGISTRATIONS = Kind(
    tables.registrations,
    Registration,
    {"centre": lambda one: one.centre, "state": lambda one: one.state, "digest": lambda one: one.digest},
)
INVITATIONS = Kind(
    tables.invitations,
    Invitation,
    {"partner": lambda one: one.partner, "digest": lambda one: one.digest},
)
VOLUNTEER_KEYS = Kind(
    tables.volunteer_keys,
    VolunteerKey,
    {
        "volunteer": lambda one: one.volunteer,
        "partner": lambda one: one.partner,
        "digest": lambda one: one.digest,
    },
)
PUT_ASIDES = Kind(
    tables.put_asides, PutAside, {"centre": lambda one: one.centre, "asked": lambda one: one.asked}
)
UPLOADS = Kind(tables.uploads, Upload, {"user": lambda one: one.user})
EVENTS = Kind(tables.events, Event, {"centre": lambda one: one.centre, "state": lambda one: one.state})
EVENT_ANSWERS = Kind(
    tables.event_answers, EventAnswer, {"event": lambda one: one.event, "digest": lambda one: one.digest}
)
MEETING_OUTCOMES = Kind(
    tables.meeting_outcomes,
    MeetingOutcome,
    {"event": lambda one: one.event, "centre": lambda one: one.centre},
)
