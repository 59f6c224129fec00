"""A partnership: what grows out of an introduction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from matching.checks import Checks
from matching.labels import Labels
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.contribution import Contribution
from matching.partnerships.history import FOLLOWS, HistoryLine, LevelChange, Note, PhaseStart

FEWEST_PARTNERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Partnership:
    """Two or more partners, what joins them, and how far they have come.

    ``phases`` are those it has been in, with the day each began; ``level`` is a code of
    ``collaboration_levels``. Persons' data stand in ``contacts`` and in the texts of ``notes``.

    Raises:
        InvalidProfile: a rule is broken; every broken rule is in ``problems``.
    """

    id: str
    centre: str
    partners: tuple[str, ...]
    primary: str
    """The partner that is the primary contact."""
    phases: tuple[PhaseStart, ...]
    level: str
    introduction: str | None = None
    needs: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    level_changes: tuple[LevelChange, ...] = ()
    contacts: tuple[ContactPerson, ...] = ()
    notes: tuple[Note, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    review_dates: tuple[date, ...] = ()
    end_reason: str = ""
    history: tuple[HistoryLine, ...] = ()

    def __post_init__(self) -> None:
        checks = Checks()
        for field in ("id", "centre", "primary"):
            checks.id(field, getattr(self, field))
        if self.introduction is not None:
            checks.id("introduction", self.introduction)
        for field in ("partners", "needs", "offers"):
            for value in getattr(self, field):
                checks.id(field, value)
        checks.lists(self, ("partners", "needs", "offers", "contacts", "review_dates"))
        checks.code("level", self.level, "collaboration_levels")
        checks.text("end_reason", self.end_reason)
        self._check_partners(checks)
        self._check_phases(checks)
        self._check_contributions(checks)
        checks.done()

    def _check_partners(self, checks: Checks) -> None:
        if len(set(self.partners)) < max(FEWEST_PARTNERS, len(self.partners)):
            checks.refuse(
                "partners",
                ", ".join(self.partners),
                "A partnership needs two or more different partners, and '{value}' are not; name each once.",
            )
        named = [("primary", self.primary)]
        named += [("contacts", person.partner) for person in self.contacts]
        named += [("contributions", given.partner) for given in self.contributions]
        for field, partner in named:
            if partner not in self.partners:
                checks.refuse(
                    field,
                    partner,
                    "'{value}' in {field} is no partner of this partnership; use one of {known}.",
                    known=", ".join(self.partners),
                )

    def _check_phases(self, checks: Checks) -> None:
        if not self.phases or self.phases[0].phase != "dialogue":
            checks.refuse("phases", "", "A partnership begins with the dialogue; write the day it began.")
            return
        for before, after in pairwise(self.phases):
            self._check_order(checks, before, after)
        if (self.phase == "ended") != bool(self.end_reason.strip()):
            checks.refuse(
                "end_reason",
                self.end_reason,
                "A partnership that ended has a reason, and no other has; "
                "write in a few words why it ended, or leave it out.",
            )

    def _check_order(self, checks: Checks, before: PhaseStart, after: PhaseStart) -> None:
        if after.phase not in FOLLOWS[before.phase]:
            checks.refuse(
                "phases",
                after.phase,
                "The phase '{phase}' cannot follow on '{before}'.",
                phase=Labels("partnership_phases", [after.phase]),
                before=Labels("partnership_phases", [before.phase]),
            )
        if after.on < before.on:
            checks.refuse(
                "phases",
                after.on,
                "The phase '{phase}' cannot begin on {value}, before the one ahead of it ({first}); "
                "write a later day.",
                phase=Labels("partnership_phases", [after.phase]),
                first=before.on,
            )

    def _check_contributions(self, checks: Checks) -> None:
        ids = [given.id for given in self.contributions]
        for id in sorted({id for id in ids if ids.count(id) > 1}):
            checks.refuse("contributions", id, "Two contributions have the id '{value}'; give each its own.")

    @property
    def phase(self) -> str:
        """The phase it is in: a code of ``partnership_phases``."""
        return self.phases[-1].phase

    def began(self, phase: str) -> date | None:
        """The day ``phase`` began; None when it has not been in it."""
        return next((start.on for start in self.phases if start.phase == phase), None)

    @property
    def shared_notes(self) -> tuple[Note, ...]:
        """The notes that the partners may see too."""
        return tuple(note for note in self.notes if note.shared)
