"""The four sorts of records of a register."""

from __future__ import annotations

from collections.abc import Collection

from matching.register import Register
from storage.market_columns import Sort
from storage.records import Profile


def profiles_of(register: Register, sort: Sort) -> Collection[Profile]:
    """The profiles of ``sort`` in the order of their ids."""
    if sort == "partners":
        return register.partners.values()
    if sort == "volunteers":
        return register.volunteers.values()
    return register.needs.values() if sort == "needs" else register.offers.values()
