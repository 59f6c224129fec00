"""What is remembered of each profile and statement, so that candidates are found without reading them all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from matching.build_columns import build_columns, partner_numbers
from matching.codes import code_list
from matching.columns import FOREVER, NEED, OFFER, PROFILE, UNKNOWN, Columns
from matching.competence import Competence
from matching.exclusion import Exclusion
from matching.packed_columns import packed
from matching.partner import Partner
from matching.register import Register
from matching.rights.rules import Visibility
from matching.statement import Need, Statement
from matching.texts import profile_prose, profile_words, statement_prose
from matching.visible_to import stricter
from matching.volunteers import as_offer

PERSON = 3
"""The sort of a volunteer, beside those of a row of the market."""
SORTS = {PROFILE: "partners", NEED: "needs", OFFER: "offers", PERSON: "volunteers"}
DAY_0 = date(1970, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRow:
    """One row: what it is found by, what the gates and scores look at, and the texts to be encoded."""

    sort: int
    id: str
    partner: str
    kind: int = 0
    """One bit: the kind of its partner."""
    resource_kind: int = UNKNOWN
    purposes: int = 0
    stated: int = 0
    """Bits of the kinds of all its partner's offers."""
    is_open: bool = True
    expires: date | None = None
    """The last day on which it stands; None where there is none."""
    visibility: int
    """Position in the list ``visibilities``: that of its partner or its own, whichever fewer see."""
    centres: tuple[str, ...]
    """Of its partner."""
    fields: bytes = b""
    """As :func:`matching.packed_columns.packed` gives them; empty for a volunteer, who is read whole."""
    competences: tuple[Competence, ...] = ()
    excluded: tuple[str, ...] = ()
    """Ids of partners it must not meet."""
    prose: str
    """The text that is embedded."""
    words: str
    """The text that is searched by words."""
    mission: str = ""
    """Of a profile: embedded, too."""


def candidate_rows(register: Register) -> list[CandidateRow]:
    """A row for each partner, need, offer and volunteer of ``register``."""
    partners = [*register.partners.values()]
    statements: list[Statement] = [*register.needs.values(), *register.offers.values()]
    shared = _shared(build_columns(partners, statements, partner_numbers(partners, statements)))
    profiles = [_of_profile(*each) for each in zip(partners, shared[: len(partners)], strict=True)]
    owners = [register.partners[statement.partner] for statement in statements]
    own = zip(statements, owners, shared[len(partners) :], strict=True)
    return [*profiles, *(_of_statement(*each) for each in own), *_people(register)]


def _shared(columns: Columns) -> list[dict[str, Any]]:
    """What both kinds of rows take from their columns."""
    bits = {name: getattr(columns, name).astype(np.int64).tolist() for name in ("kind", "purposes", "stated")}
    values = {
        **bits,
        "resource_kind": columns.resource_kind.tolist(),
        "is_open": columns.is_open.tolist(),
        "expires": [
            None if last >= FOREVER else DAY_0 + timedelta(days=last) for last in columns.expires.tolist()
        ],
        "fields": packed(columns),
    }
    return [dict(zip(values, row, strict=True)) for row in zip(*values.values(), strict=True)]


def _of_profile(partner: Partner, shared: dict[str, Any]) -> CandidateRow:
    return CandidateRow(
        sort=PROFILE,
        id=partner.id,
        partner=partner.id,
        visibility=_place(partner.seen_by),
        centres=partner.centres,
        excluded=_partners(partner.exclusions),
        prose=profile_prose(partner),
        words=profile_words(partner),
        mission=partner.mission,
        **shared,
    )


def _of_statement(statement: Statement, owner: Partner, shared: dict[str, Any]) -> CandidateRow:
    prose = statement_prose(statement)
    return CandidateRow(
        sort=NEED if isinstance(statement, Need) else OFFER,
        id=statement.id,
        partner=owner.id,
        visibility=_place(stricter(statement.seen_by, owner.seen_by)),
        centres=owner.centres,
        competences=statement.competences,
        excluded=_partners((*owner.exclusions, *statement.exclusions)),
        prose=prose,
        words=prose,
        **shared,
    )


def _people(register: Register) -> Iterable[CandidateRow]:
    for volunteer in register.volunteers.values():
        prose, owner = statement_prose(as_offer(volunteer)), register.partners[volunteer.partner]
        yield CandidateRow(
            sort=PERSON,
            id=volunteer.id,
            partner=owner.id,
            visibility=_place(owner.seen_by),
            centres=owner.centres,
            prose=prose,
            words=prose,
        )


def _place(visibility: Visibility) -> int:
    return code_list("visibilities").position(visibility)


def _partners(exclusions: Sequence[Exclusion]) -> tuple[str, ...]:
    return tuple(exclusion.code for exclusion in exclusions if exclusion.what == "partner")
