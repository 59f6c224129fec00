"""What a centre has to do, and what came of its work: what is asked, and what is answered."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from api.parameters import Asked
from api.partnership_sheets import PartnerName
from matching.due.item import ACTIONS
from matching.recommend import MOST


class DueAsked(Asked):
    """Which part of the due list."""

    on: date | None = Field(None, alias="date", description="The day it is for; today when left out.")
    action: str | None = Field(None, description=f"Only what is to be done: {', '.join(ACTIONS)}.")
    n: int = Field(
        100,
        description=f"Length of the list, 1 to {MOST}.",
        json_schema_extra={"minimum": 1, "maximum": MOST},
    )


class ReportAsked(Asked):
    """Which days the report is about."""

    first: date | None = Field(
        None,
        alias="from",
        description="The first day of the period; left out, 1 January of the year it ends in.",
    )
    last: date | None = Field(None, alias="to", description="The last day of the period; today if left out.")

    def period(self, today: date) -> tuple[date, date]:
        """The first and the last day."""
        last = self.last or today
        return self.first or date(last.year, 1, 1), last


class CentreName(BaseModel):
    """A centre by its name."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")


class DueSheet(BaseModel):
    """One thing to do."""

    action: str = Field(description="What to do, as a code.")
    action_label: str = Field(description="What to do, in words.")
    sort: str = Field(description="What sort of record it is about, such as introduction or offer.")
    id: str = Field(description="The id of that record.")
    partners: list[PartnerName] = Field(description="To whom the letter is written.")
    since: date | None = Field(description="Since when it has been due; null where nobody knows.")
    deadline: date | None = Field(description="Until when; null where there is no such day.")
    sentence: str = Field(description="What there is to do, for the broker.")
    letter: str = Field(description="A message to copy. The service itself writes to nobody.")


class DueList(BaseModel):
    """What the brokers of a centre should do on a day."""

    centre: CentreName = Field(description="The centre.")
    date: str = Field(description="The day.")
    counts: dict[str, int] = Field(description="How much there is to do, by action.")
    shown: int = Field(description="How many are in this list.")
    total: int = Field(description="How many there are.")
    items: list[DueSheet] = Field(description="What to do; what has waited longest stands first.")


class Counted(BaseModel):
    """How many there are of a code."""

    code: str = Field(description="The code.")
    label: str = Field(description="The same in words.")
    count: int = Field(description="How many.")


class IntroducedSheet(BaseModel):
    """Introductions in numbers."""

    total: int = Field(description="How many were put to both sides in the period, or drafted and not put.")
    by_state: list[Counted] = Field(description="By the state they are in today.")
    decided: int = Field(description="How many were accepted, declined or not answered in time.")
    acceptance_rate: float | None = Field(description="Accepted, over those decided; 0 to 1.")
    answers: int = Field(description="How many answers were given, by either side.")
    median_days_to_answer: float | None = Field(description="Calendar days, the median over the answers.")


class PartneredSheet(BaseModel):
    """Partnerships in numbers."""

    total: int = Field(description="How many went on in the period.")
    began: int = Field(description="How many began in it.")
    by_phase: list[Counted] = Field(description="By the phase they are in today.")
    by_level: list[Counted] = Field(description="By the level they have today.")
    by_purpose: list[Counted] = Field(description="One with several purposes counts under each.")


class GivenSheet(BaseModel):
    """Hours and people."""

    contributions: int = Field(description="How many reports.")
    hours: float = Field(description="Hours, where they were counted.")
    people: int = Field(description="People each time they came, where they were counted.")


class GivenBySheet(BaseModel):
    """What one partner gave."""

    partner: PartnerName = Field(description="The partner.")
    kind: str | None = Field(description="Its kind, such as company. Code of partner_kinds.")
    kind_label: str | None = Field(description="The kind in the reader's language.")
    confirmed: GivenSheet = Field(description="What another partner has confirmed.")
    unconfirmed: GivenSheet = Field(description="What nobody has answered.")
    disputed: GivenSheet = Field(description="What another partner says was not as reported.")


class SmallSheet(BaseModel):
    """How many of some partners are small."""

    small: int = Field(description="How many are small.")
    over: int = Field(description="Of how many whose size is known.")
    unknown: int = Field(description="How many there are whose size nobody knows.")
    share: float | None = Field(description="Small, over those whose size is known; 0 to 1.")


class SmallSheets(BaseModel):
    """Whether small partners are seen."""

    registered: SmallSheet = Field(description="Among the partners of the centre.")
    shown: SmallSheet = Field(description="Among those in an introduction that was put to both sides.")
    met: SmallSheet = Field(description="Among those where both said yes.")


class ReportSheet(BaseModel):
    """What came of a centre's work in a period."""

    model_config = ConfigDict(populate_by_name=True)

    centre: CentreName = Field(description="The centre.")
    first: date = Field(alias="from", description="The first day of the period.")
    last: date = Field(alias="to", description="The last day of the period.")
    introductions: IntroducedSheet = Field(description="Introductions.")
    partnerships: PartneredSheet = Field(description="Partnerships.")
    given: list[GivenBySheet] = Field(description="Hours and people given, by who gave them.")
    small_partners: SmallSheets = Field(description="The share of small partners.")
    notes: list[str] = Field(description="What has to be known to read the numbers.")
