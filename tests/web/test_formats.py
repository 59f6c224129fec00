"""Dates, numbers and money as people read them, and the order of names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from api.web.danish_order import danish_order
from api.web.formats import day, label, labels, moment, money, number, say, share
from api.web.words import words

LATE = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
"""In Copenhagen it is the next day."""


@pytest.mark.parametrize(
    ("formatted", "value", "danish", "english"),
    [
        (day, date(2026, 3, 1), "1. mar. 2026", "1 Mar 2026"),
        (day, LATE, "23. nov. 2026", "23 Nov 2026"),
        (moment, LATE, "23. nov. 2026 kl. 00.30", "23 Nov 2026 at 00:30"),
        (number, 12500, "12.500", "12,500"),
        (number, Decimal("2.5"), "2,5", "2.5"),
        (money, Decimal(92000), "92.000 kr.", "92,000 DKK"),
        (share, 0.594, "59 %", "59%"),
        (say, words("Save"), "Gem", "Save"),
    ],
)
def test_value_is_shown_as_the_language_has_it(
    formatted: Callable[..., str], value: Any, danish: str, english: str
) -> None:
    assert formatted(value, "da").replace("\N{NO-BREAK SPACE}", " ") == danish
    assert formatted(value, "en").replace("\N{NO-BREAK SPACE}", " ") == english


def test_codes_are_shown_as_their_labels() -> None:
    assert label("company", "da", "partner_kinds") == "virksomhed"
    assert labels(["host", "mentor"], "en", "roles") == "host, mentor"


def test_names_are_in_the_order_of_the_danish_alphabet() -> None:
    names = ["Århus", "Anden", "Øens", "zebra", "Ærø", "Beta"]
    assert sorted(names, key=danish_order) == ["Anden", "Beta", "zebra", "Ærø", "Øens", "Århus"]
