"""The columns of an outcomes file, and what their cells may say."""

from __future__ import annotations

from matching.event_outcomes.outcome import Says

REQUIRED = ("a", "b", "held", "a_says", "b_says")
SHOWN = ("round", "time", "table", "a_name", "b_name")
"""For whoever fills it in; not read."""
COLUMNS = (*SHOWN, *REQUIRED, "need", "offer", "amount", "unit", "note")
HELD: dict[str, bool | None] = {
    "": None,
    **dict.fromkeys(("yes", "ja", "x", "1", "true"), True),
    **dict.fromkeys(("no", "nej", "0", "false"), False),
}
SAID: dict[str, Says | None] = {
    "": None,
    "yes": "yes",
    "ja": "yes",
    "no": "no",
    "nej": "no",
    "maybe": "maybe",
    "måske": "maybe",
}
