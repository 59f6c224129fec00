"""A part of a composite need: one competence, one role, or an amount of one kind of resource."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from matching.alliances.checked import check_weight
from matching.checks import Checks
from matching.codes import code_list
from matching.competence import Competence
from matching.errors import InvalidQuery
from matching.messages import Language, message

What = Literal["competence", "role", "resource"]
WHOLE_UNITS = frozenset({"people", "places", "items"})
LIST_OF = {"role": "roles", "resource": "resource_kinds"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """``code`` is a code of its list, or the label of a competence. A quantity may be shared by several.

    Raises:
        InvalidProfile: an unknown code or unit.
        InvalidQuery: a quantity or a weight that is not above 0, or a quantity of what has none.
    """

    what: What
    code: str
    weight: float = 1.0
    quantity: Decimal | None = None
    unit: str | None = None
    competence: Competence | None = None
    """For a competence: its level, and whether it is required."""

    def __post_init__(self) -> None:
        checks = Checks()
        if self.what in LIST_OF:
            checks.code("part", self.code, LIST_OF[self.what])
        checks.code("unit", self.unit, "units")
        checks.done()
        check_weight(self.weight)
        if self.quantity is None:
            return
        if self.what != "resource" or self.unit is None:
            raise InvalidQuery(
                message("Only a resource has a quantity, with its unit, as in premises=120 square_metres.")
            )
        if not (self.quantity.is_finite() and self.quantity > 0):
            raise InvalidQuery(
                message(
                    "The quantity {quantity} of a part is not above 0; say how much is sought.",
                    quantity=str(self.quantity),
                )
            )

    @property
    def divisible(self) -> bool:
        """Whether several partners may fill it together."""
        return self.quantity is not None

    @property
    def in_pieces(self) -> bool:
        """Whether it is counted in whole people, places or items."""
        return self.unit in WHOLE_UNITS

    def whole(self, share: float) -> float:
        """``share`` of the quantity, at most all of it, up to the next whole piece where it has such."""
        if self.quantity is None or not self.in_pieces:
            return share
        pieces = math.ceil(round(share * float(self.quantity), 9))
        return min(1.0, pieces / float(self.quantity))

    def label(self, language: Language = "en") -> str:
        """The competence as it was written, or the label of the code."""
        return code_list(LIST_OF[self.what]).label(self.code, language) if self.what in LIST_OF else self.code
