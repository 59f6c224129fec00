"""A link for employees: for how many, and until when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from matching.errors import InvalidProfile
from matching.volunteering.invitation import Invitation
from matching.volunteering.volunteer_key import VolunteerKey

THEN, LAST = datetime(2026, 11, 23, 12, tzinfo=UTC), date(2026, 12, 1)
LINK = Invitation(
    id="l1", partner="p1", digest="d", made_by="u1", made_at=THEN, expires=LAST, places=2, taken=1
)


@pytest.mark.parametrize(
    ("link", "today", "is_good"),
    [
        (LINK, LAST, True),
        (LINK, date(2026, 12, 2), False),
        (replace(LINK, taken=2), LAST, False),
        (replace(LINK, revoked=True), LAST, False),
    ],
)
def test_link_is_good_until_its_last_day_its_last_place_or_taken_back(
    link: Invitation, today: date, is_good: bool
) -> None:
    assert link.is_good(today) is is_good


@pytest.mark.parametrize("places", [0, -1, 501])
def test_places_that_cannot_be_are_refused(places: int) -> None:
    with pytest.raises(InvalidProfile, match="write a number from 1 to 500"):
        replace(LINK, places=places)


def test_key_needs_ids_and_a_time_zone() -> None:
    key = VolunteerKey(id="k1", volunteer="v1", partner="p1", digest="d", made_at=THEN)
    with pytest.raises(InvalidProfile, match="cannot be a value of volunteer"):
        replace(key, volunteer="")
    with pytest.raises(InvalidProfile, match="has no time zone"):
        replace(key, made_at=datetime(2026, 11, 23))
