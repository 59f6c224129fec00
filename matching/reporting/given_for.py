"""Of what kind a contribution is, and what it is for: as the partnership says that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from matching.codes import code_list
from matching.partnerships.contribution import Contribution
from matching.partnerships.partnership import Partnership
from matching.register import Register
from matching.reporting.partnerships import UNKNOWN


def kind_of(register: Register, partnership: Partnership, given: Contribution) -> str:
    """A code of ``resource_kinds``: what the giver offers there, else what the others need.

    Where that is several things, money without hours is funding, and anything else is not known.
    """
    offers = [register.offers[id] for id in partnership.offers if id in register.offers]
    needs = [register.needs[id] for id in partnership.needs if id in register.needs]
    own = {one.resource_kind for one in offers if one.partner == given.partner}
    sought = {one.resource_kind for one in needs if one.partner != given.partner}
    kinds = own or sought
    if len(kinds) == 1:
        return kinds.pop()
    return "funding" if given.amount_dkk is not None and given.hours is None else UNKNOWN


def sdgs_of(purposes: Iterable[str]) -> tuple[str, ...]:
    """The UN's goals that the purposes belong to, in their order; none where none is near."""
    wanted, goals = set(purposes), code_list("sdg")
    return tuple(code for code in goals if wanted & set(goals[code].extra["purposes"].split(";")))
