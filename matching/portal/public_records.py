"""Which records everybody may see, by their ids: for whoever lists the pages there are."""

from __future__ import annotations

from datetime import date

from matching.filters import Filters
from matching.portal.board import Board
from matching.portal.listing import Sort, listed
from matching.register import Register
from matching.rights.actor import NOBODY
from matching.visible_to import about_partner, sight_of


def public_records(register: Register, board: Board, today: date) -> dict[str, list[str]]:
    """The ids of public partners, and of open public needs and offers, each in their order."""
    sight = sight_of(NOBODY)
    found = {"partners": [one.id for one in register.partners.values() if sight.sees(about_partner(one))]}
    sorts: tuple[Sort, ...] = ("needs", "offers")
    for sort in sorts:
        rows = listed(board, sight, sort, Filters(), today).rows
        found[sort] = sorted(board.ids[rows].tolist())
    return found
