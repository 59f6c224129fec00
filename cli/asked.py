"""What was asked: a record of the register, or a text in somebody's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matching.errors import InvalidQuery, NotFound
from matching.market_index import MarketIndex
from matching.messages import Message, message
from matching.partner import Partner
from matching.query import Query, typed_query
from matching.register import Register
from matching.statement import Need, Statement

LOOKS_LIKE_AN_ID = re.compile(r"[A-Za-z0-9._:-]*[0-9_][A-Za-z0-9._:-]*")


@dataclass(frozen=True, slots=True)
class Asked:
    """``given`` is what was typed; ``query`` is an id of the register or a query made of the text."""

    given: str
    query: Query | str
    partner: Partner | None
    statement: Statement | None
    understood: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()
    kind_known: bool = True

    @property
    def is_text(self) -> bool:
        return not isinstance(self.query, str)

    @property
    def is_need(self) -> bool:
        return isinstance(self.statement, Need)

    def in_market(self, market: MarketIndex) -> Query:
        """The query itself."""
        return market.query(self.query) if isinstance(self.query, str) else self.query


def what_was_asked(given: str, register: Register, *, as_text: bool = False) -> Asked:
    """``given`` as an id of the register, else as a text.

    Raises:
        NotFound: it looks like an id and is none.
        InvalidQuery: it is empty, or the id of a volunteer.
        InvalidProfile: the text is too long, or no text.
    """
    if not given.strip():
        raise InvalidQuery(
            message(
                "The question is empty; write the id of a need, an offer or a partner, or a text in quotes."
            )
        )
    known = (register.needs, register.offers, register.partners, register.volunteers)
    if not as_text and any(given in records for records in known):
        return _record(given, register)
    if not as_text and LOOKS_LIKE_AN_ID.fullmatch(given):
        raise NotFound("record", given)
    return _text(given, one_word=not as_text and len(given.split()) == 1)


def _record(id: str, register: Register) -> Asked:
    found = register.find(id)
    if isinstance(found, Partner):
        return Asked(id, id, found, None)
    if isinstance(found, Statement):
        return Asked(id, id, register.partner(found.partner), found)
    raise InvalidQuery(
        message("'{id}' is a volunteer; ask for a need with --volunteers to see who fits it.", id=id)
    )


def _text(given: str, *, one_word: bool) -> Asked:
    from matching.free_text import read_free_text

    read = read_free_text(given)
    notes = (message("'{given}' is no id here; it is read as a text.", given=given),) if one_word else ()
    query = typed_query(read.statement, resource_kind_known=read.resource_kind_known)
    return Asked(given, query, None, read.statement, read.understood, notes, read.resource_kind_known)
