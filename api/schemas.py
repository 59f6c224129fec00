"""The answers, field by field. Contact details are in none of them."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

Sentence = str


class PartnerInShort(BaseModel):
    """A partner as it stands in a list."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    kind: str = Field(description="Code of its kind, such as ngo or company.")
    kind_label: str = Field(description="The kind in the reader's language.")
    places: list[str] = Field(description="Its places, written as in a market file.")


class StatementInShort(BaseModel):
    """A need or an offer as it stands in a list."""

    id: str = Field(description="Its id; `query` for one that was just typed.")
    sort: Literal["need", "offer"] = Field(description="Whether it seeks or gives.")
    headline: str = Field(description="Its title, else the beginning of its text.")
    resource_kind: str = Field(description="Code of the resource that is sought or given.")
    resource_kind_label: str = Field(description="The resource in the reader's language.")
    places: list[str] = Field(description="Its own places; empty when they are its partner's.")


class VolunteerInShort(BaseModel):
    """An employee who opted in: an alias, never a name."""

    id: str = Field(description="Its id.")
    alias: str = Field(description="The alias the person chose.")
    competences: list[str] = Field(description="What the person can, with the level where it is known.")
    places: list[str] = Field(description="Where the person can be.")


class Part(BaseModel):
    """One bar of a directed score."""

    component: str = Field(description="Code of the component, such as text, time or purpose.")
    label: str = Field(description="Its name in the reader's language.")
    value: float = Field(description="What it is worth in itself, 0 to 1.")
    contribution: float = Field(description="What it adds to the fit.")


class DirectedScore(BaseModel):
    """What one side gets from the other."""

    side: Literal["seeks", "gives", "peer"] = Field(description="What this side does in the match.")
    chance: float = Field(description="The chance that this side says yes, 0 to 1.")
    fit: float = Field(description="The sum of the contributions, 0 to 1; the chance grows with it.")
    parts: list[Part] = Field(description="What the fit is made of, the greatest first; unknown is left out.")


class Reason(BaseModel):
    """One reason in words."""

    component: str = Field(description="The component it was made from.")
    verdict: Literal["yes", "partly", "no"] = Field(description="Whether it speaks for the match.")
    value: float = Field(description="The value it was made from: the mean of both directions, 0 to 1.")
    sentence: Sentence = Field(description="The reason in the reader's language.")
    quote: str | None = Field(
        description="The sentence of the other's profile that fits best, if it is about text; null where "
        "its title fits better."
    )


class Scores(BaseModel):
    """How well two sides suit each other, and why."""

    chance: float = Field(description="The chance that both sides say yes: the product of the two chances.")
    there: DirectedScore = Field(description="Seen from the side that asks.")
    back: DirectedScore = Field(description="Seen from the other side.")
    distance_km: float | None = Field(
        description="Distance in km; null when it is unknown or does not matter."
    )
    reasons: list[Reason] = Field(description="The reasons, those that weigh most first.")
    questions: list[Sentence] = Field(description="What is unknown, as questions for the first meeting.")


class Sides(BaseModel):
    """Who meets whom, by which statements."""

    partner: PartnerInShort = Field(description="The other side.")
    ours: StatementInShort | None = Field(description="The statement that asks; null when a profile does.")
    theirs: StatementInShort | None = Field(description="The other's statement; null when its profile fits.")
    also: list[StatementInShort] = Field(description="Further statements of the other that fit.")


class Match(Scores, Sides):
    """A partner, and the statements that join it with the side that asks."""


class Rank(BaseModel):
    """Where something stands."""

    rank: int = Field(description="Place in the list, from 1.")


class RankedMatch(Match, Rank):
    """A match with its place in the list."""


class Removed(BaseModel):
    """What a hard condition or a filter took out of the list."""

    gate: str = Field(description="Code of the condition or filter.")
    count: int = Field(description="How many profiles and statements it removed.")
    phrase: str = Field(description="The condition in the reader's language.")


class Question(BaseModel):
    """What was asked."""

    given: str = Field(description="The id or the text that was given.")
    partner: PartnerInShort | None = Field(description="Who asks; null behind a free text.")
    statement: StatementInShort | None = Field(description="The need or offer that asks; null for a profile.")
    understood: list[Sentence] = Field(description="What was understood of a text, and what was guessed.")


class Answer(BaseModel):
    """The question with its answer."""

    query: Question = Field(description="The question this answers.")


class Recommendations(Answer):
    """A ranked list, and how it was made: the same question over the same data gives the same list."""

    matches: list[RankedMatch] = Field(description="Each partner once, the best first.")
    considered: int = Field(description="How many profiles and statements of others were looked at.")
    removed: list[Removed] = Field(description="How many of them each hard condition and filter removed.")
    model: str = Field(description="Names of the text encoder and the ranker that made the list.")
    notes: list[Sentence] = Field(description="What the reader should know, such as why a list is empty.")


class RemovedStatement(BaseModel):
    """One statement, or the profile, that cannot meet the question."""

    statement: StatementInShort | None = Field(description="The statement; null for the profile.")
    gate: str = Field(description="Code of the hard condition or filter.")
    phrase: str = Field(description="The condition in the reader's language.")


class Why(Answer):
    """Where one partner stands in the whole list, and why."""

    partner: PartnerInShort = Field(description="The partner that was asked about.")
    rank: int | None = Field(description="Its place, from 1; null when all it has was removed.")
    of: int = Field(description="Length of the whole list.")
    match: Match | None = Field(description="The match; null when there is none.")
    removed: list[RemovedStatement] = Field(description="What of the partner's was removed, and by what.")
    model: str = Field(description="Names of the text encoder and the ranker.")


class VolunteerSides(BaseModel):
    """Which volunteer meets which need."""

    volunteer: VolunteerInShort = Field(description="The volunteer.")
    partner: PartnerInShort = Field(description="The company the volunteer works for.")
    ours: StatementInShort | None = Field(description="The need.")


class VolunteerMatch(Scores, VolunteerSides):
    """A volunteer for a need."""


class Volunteers(Answer):
    """A ranked list of volunteers."""

    volunteers: list[VolunteerMatch] = Field(description="The volunteers, the best first.")
    model: str = Field(description="Names of the text encoder and the ranker.")
    notes: list[Sentence] = Field(description="Why the list is empty, if it is.")


class TeamMember(VolunteerInShort):
    """A volunteer in a team."""

    fit: float = Field(description="How well the person fits the need alone, 0 to 1.")


class Team(BaseModel):
    """Volunteers of one company that together cover what a need asks for."""

    partner: PartnerInShort = Field(description="The company.")
    members: list[TeamMember] = Field(description="Who is in it.")
    coverage: float | None = Field(
        description="Share of the competences sought that somebody in it has, 0 to 1; null when none are."
    )
    common_slots: list[str] = Field(description="Parts of the week on which all can, such as mon-evening.")
    score: float = Field(
        description="Half coverage, half mean fit, 0 to 1; the mean fit alone without coverage."
    )


class Teams(Answer):
    """A ranked list of teams."""

    teams: list[Team] = Field(description="The teams, the best first.")
    model: str = Field(description="Names of the text encoder and the ranker.")
    notes: list[Sentence] = Field(description="Why the list is empty, if it is.")


class PartnerInList(PartnerInShort):
    """A partner with how much it seeks and gives."""

    needs: int = Field(description="How many needs it has.")
    offers: int = Field(description="How many offers it has.")


class PartnerPage(BaseModel):
    """A part of the list of partners, in the order of the ids."""

    partners: list[PartnerInList] = Field(description="The partners of this page.")
    shown: int = Field(description="How many are on this page.")
    total: int = Field(description="How many there are in all.")
    next: str | None = Field(description="Value of `after` for the next page; null on the last one.")
    notes: list[Sentence] = Field(description="Why the list is empty, if it is.")


class Health(BaseModel):
    """The process is up."""

    status: Literal["ok"] = Field(description="Always ok: whoever can answer is up.")
    version: str = Field(description="Version of the service.")
    read_at: str | None = Field(
        description="When the database was last read (UTC); null before the first time."
    )
    rebuilding: bool = Field(description="Whether the database is being read anew, beside the answers.")


class Ready(BaseModel):
    """Whether the service can answer, and what is there."""

    status: Literal["ready", "not ready"] = Field(description="Ready when everything is there.")
    database: bool = Field(description="Whether the database answers.")
    model: bool = Field(description="Whether the text encoder is loaded.")
    index_age_s: int | None = Field(
        description="Seconds since the database was read for the index; null before the first time."
    )


class BrokenRule(BaseModel):
    """One value that cannot be used."""

    field: str = Field(description="Its name.")
    detail: Sentence = Field(description="What was given, why it cannot be used, what would do.")


class Problem(BaseModel):
    """What went wrong (RFC 9457, media type application/problem+json)."""

    type: str = Field(
        description="Address of a description of this sort of problem; about:blank for plain HTTP."
    )
    title: str = Field(description="The sort of problem, in short.")
    status: int = Field(description="The HTTP status.")
    detail: Sentence = Field(description="What was given, why it cannot be used, what would do.")
    errors: list[BrokenRule] = Field(
        default=[], description="Every value that cannot be used, when it is values."
    )
    given: int | None = Field(
        default=None, description="The version that was to be changed, when somebody else was faster."
    )
    current: int | None = Field(default=None, description="The version that is there now.")
