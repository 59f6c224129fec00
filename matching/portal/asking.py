"""A question in somebody's own words, as the portal puts it to the recommender."""

from __future__ import annotations

from dataclasses import dataclass, fields

from matching.free_text import read_free_text
from matching.messages import Message
from matching.portal.listing import Sort
from matching.query import Query, typed_query
from matching.statement import Need, Offer


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The query that a text makes, what was understood of it, and what answers it: needs or offers."""

    query: Query
    understood: tuple[Message, ...]
    answers: Sort


def own_words(text: str, wanted: Sort) -> OwnWords:
    """``text`` as somebody's need or offer.

    Where it is said what is ``wanted``, the text is read as its counterpart; else as it says itself.

    Raises:
        InvalidQuery: there is no letter or digit in the text.
        InvalidProfile: it holds characters that are not text.
    """
    read = read_free_text(text)
    statement = read.statement
    answers: Sort = wanted or ("offers" if isinstance(statement, Need) else "needs")
    side = Need if answers == "offers" else Offer
    if not isinstance(statement, side):
        return OwnWords(
            typed_query(_as(side, statement), resource_kind_known=read.resource_kind_known), (), answers
        )
    query = typed_query(statement, resource_kind_known=read.resource_kind_known)
    return OwnWords(query, read.understood, answers)


def _as(side: type[Need] | type[Offer], statement: Need | Offer) -> Need | Offer:
    return side(**{one.name: getattr(statement, one.name) for one in fields(statement)})
