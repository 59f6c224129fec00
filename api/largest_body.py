"""How large the body of a request may be."""

from __future__ import annotations

LARGEST_BODY = 1_000_000
LARGER: dict[str, int] = {
    "/v1/plans/market": 32_000_000,
    "/v1/plans/market/measures": 32_000_000,
    "/v1/plans/rounds": 4_000_000,
    "/v1/plans/rounds/replan": 4_000_000,
    "/v1/events/sheets": 4_000_000,
    "/v1/events/outcomes": 4_000_000,
    "/import": 10_500_000,
}
"""What holds tables of numbers, a whole event with its plan, or a file with the form around it."""


def largest_body(path: str) -> int:
    """The most bytes that a request to ``path`` may send."""
    return LARGER.get(path, LARGEST_BODY)


def in_megabytes(size: int) -> int:
    """``size`` in bytes as people say it."""
    return size // 1_000_000
