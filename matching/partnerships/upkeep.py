"""What a partnership is kept up to date with in any phase: notes, contact persons, review dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.history import HistoryLine, Note
from matching.partnerships.partnership import Partnership


def add_note(partnership: Partnership, note: Note) -> Partnership:
    """The partnership with one more note."""
    notes = (*partnership.notes, note)
    return _changed(partnership, "note_added", note.user, note.at, notes=notes)


def set_contacts(
    partnership: Partnership, contacts: tuple[ContactPerson, ...], *, user: str, now: datetime
) -> Partnership:
    """The partnership with these contact persons in the place of those it had.

    Raises:
        InvalidProfile: a contact person is at none of its partners.
    """
    return _changed(partnership, "contacts_changed", user, now, contacts=contacts)


def set_reviews(
    partnership: Partnership, dates: tuple[date, ...], *, user: str, now: datetime
) -> Partnership:
    """The partnership with these days on which it is reviewed, in order and each once."""
    return _changed(partnership, "reviews_changed", user, now, review_dates=tuple(sorted(set(dates))))


def _changed(partnership: Partnership, what: str, user: str, now: datetime, **fields: Any) -> Partnership:
    line = HistoryLine(at=now, user=user, what=what)
    return replace(partnership, **fields, history=(*partnership.history, line))
