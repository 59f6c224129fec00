"""Which values are stored whole, and what each is found by."""

from __future__ import annotations

from matching.accounts.centre import Centre
from matching.accounts.token import Token
from matching.accounts.user import User
from matching.introductions.introduction import Introduction
from matching.partnerships.agreement import Agreement
from matching.partnerships.evaluation import Evaluation
from matching.partnerships.partnership import Partnership
from matching.season.scores import SeasonScores
from matching.season.season import Season
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
