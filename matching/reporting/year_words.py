"""The headings of a year report, and what has to be known to read it."""

from __future__ import annotations

from matching.messages import message

IN_SHORT = {
    "confirmed": message("Given, and confirmed by the other side"),
    "unconfirmed": message("Reported, not confirmed yet"),
    "disputed": message("Reported, and seen otherwise by the other side"),
    "received": message("Received from the other partners, confirmed"),
}
BY = {
    "by_kind": (message("By what was given"), "resource_kinds"),
    "by_purpose": (message("By purpose"), "purposes"),
    "by_sdg": (message("By the UN's goals"), "sdg"),
}
"""The tables of what is confirmed, each with the code list of its rows."""
UNCONFIRMED_LEFT_OUT = message(
    "Only what the other side has confirmed counts below. People count each time they came; numbers that "
    "nobody gave are left out."
)
PURPOSES_OVERLAP = message("What is for several purposes stands under each of them.")
SDG_MEANING = message(
    "Which of the UN's goals a contribution belongs to follows from its purposes; nobody has judged its "
    "effect. What belongs to several goals stands under each of them."
)
