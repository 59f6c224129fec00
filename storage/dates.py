"""Dates as people in Denmark write them."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_DANISH = re.compile(r"(\d{1,2})([-./]) ?(\d{1,2})\2 ?(\d{4})", re.ASCII)


def iso_date(text: str) -> date | None:
    """The date written ``2026-12-31``; None where ``text`` is no date of that form."""
    found = _ISO.fullmatch(text)
    return _date(*found.groups()) if found else None


def any_date(text: str) -> date | None:
    """The date written ``2026-12-31``, ``31-12-2026``, ``31.12.2026`` or ``31/12/2026``; else None."""
    found = _DANISH.fullmatch(text)
    return _date(found[4], found[3], found[1]) if found else iso_date(text)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
