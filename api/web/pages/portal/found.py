"""What the portal has found: needs and offers by a list, or what the recommender answers to own words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from api.database_market import AnyMarket
from api.web.pages.portal.asked import PATH, Asked
from api.web.paging import AT_A_TIME, PageOf, page_of
from matching.columns import NEED
from matching.match import Match
from matching.messages import Message, Worded
from matching.partner import Partner
from matching.place import Place, municipalities
from matching.portal.asking import own_words
from matching.portal.board import Board
from matching.portal.listing import Sort, listed
from matching.portal.whereabouts import whereabouts
from matching.statement import Need, Statement
from matching.visible_to import Sight, about_statement

MOST_ANSWERS = 50
"""So many answers to own words are shown: whoever has not found it among them asks in other words."""
MOST_REASONS = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """A need or an offer, or a partner as it is where ``statement`` is None."""

    partner: Partner
    statement: Statement | None
    reasons: tuple[Message, ...] = ()

    @property
    def is_need(self) -> bool:
        return isinstance(self.statement, Need)

    @property
    def path(self) -> str:
        """Of its page."""
        if self.statement is None:
            return f"/partners/{self.partner.id}"
        return f"/{'needs' if self.is_need else 'offers'}/{self.statement.id}"

    @property
    def where(self) -> tuple[Worded | str, ...]:
        """Municipalities and regions, by their names."""
        return whereabouts(self.places)

    @property
    def places(self) -> tuple[Place, ...]:
        """Its own, else those of its partner."""
        return (self.statement.places if self.statement else ()) or self.partner.places


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits; how many there are in each municipality, and anywhere in the country; what was
    understood of own words. ``answers`` says what the hits of own words are, and is empty for a list.
    """

    page: PageOf[Any]
    counts: dict[str, int]
    anywhere: int = 0
    understood: tuple[Message, ...] = ()
    answers: Sort = ""


def found_by_list(market: AnyMarket, board: Board, asked: Asked, sight: Sight, page: int) -> Found:
    """Needs and offers in the order of the day."""
    found = listed(board, sight, asked.show, asked.filters(sight), market.day)
    shown: PageOf[int] = page_of(found.rows.tolist(), page, PATH, asked.query)
    register = market.register.of(dict.fromkeys(board.partners[row] for row in shown.items))
    hits = []
    for row in shown.items:
        records: Any = register.needs if board.columns.sort[row] == NEED else register.offers
        statement = records.get(board.ids[row])
        # It is read anew, and may have gone, or been hidden, since the board was made.
        if statement is not None:
            partner = register.partner(statement.partner)
            if sight.sees(about_statement(statement, partner)):
                hits.append(Hit(partner, statement))
    return Found(
        PageOf(hits, shown.total, shown.number, shown.last, PATH, asked.query), found.counts, found.anywhere
    )


def found_by_words(market: AnyMarket, asked: Asked, sight: Sight, page: int) -> Found:
    """What the recommender answers, best first.

    Raises:
        InvalidQuery: there is no letter or digit in the words.
    """
    question = own_words(asked.q, asked.show)
    with market.turn:
        answer = market.recommender.recommend(question.query, MOST_ANSWERS, asked.filters(sight))
    hits = [Hit(one.partner, one.theirs, _reasons(one)) for one in answer.matches]
    shown = page_of(hits, page, PATH, asked.query, AT_A_TIME)
    return Found(shown, *_counted(hits), question.understood, question.answers)


def nothing_found(asked: Asked) -> Found:
    """The page of a question that cannot be answered."""
    return Found(page_of([], 1, PATH, asked.query), dict.fromkeys(municipalities(), 0))


def _reasons(match: Match) -> tuple[Message, ...]:
    return tuple(one.sentence for one in match.reasons if one.verdict == "yes")[:MOST_REASONS]


def _counted(hits: list[Hit]) -> tuple[dict[str, int], int]:
    """How many of ``hits`` can be in each municipality, each counted once there; and how many anywhere."""
    anywhere = [hit for hit in hits if any(map(_is_country, hit.places))]
    counts: Counter[str] = Counter()
    for hit in hits:
        if hit not in anywhere:
            counts.update({name for place in hit.places for name in _reached(place)})
    return {name: counts[name] for name in municipalities()}, len(anywhere)


def _is_country(place: Place) -> bool:
    return place.what == "country" and place.value == "DK"


def _reached(place: Place) -> list[str]:
    if place.what == "municipality":
        return [place.value]
    return [
        name for name, one in municipalities().items() if place.what == "region" and one.region == place.value
    ]
