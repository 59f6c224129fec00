"""Numbers as bars: each beside the greatest of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from matching.labels import Labels
from matching.messages import Worded
from matching.reporting.as_dict import UNKNOWN_PURPOSE
from matching.reporting.partnerships import UNKNOWN

WIDTH = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """A number with its label; ``width`` is its share of the greatest one, in percent."""

    code: str
    label: Worded
    value: Decimal
    width: float


def bars_of(numbers: Mapping[str, int | Decimal], list_name: str) -> list[Bar]:
    """A bar for each code of ``list_name``, in the order that is given."""
    greatest = max(numbers.values(), default=0)
    return [
        Bar(
            code,
            UNKNOWN_PURPOSE if code == UNKNOWN else Labels(list_name, [code]),
            Decimal(value),
            round(float(value / greatest * WIDTH), 1) if greatest else 0.0,
        )
        for code, value in numbers.items()
    ]
