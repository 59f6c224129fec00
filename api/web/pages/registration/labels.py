"""What the fields of a registration are called, and what helps to fill them in."""

from __future__ import annotations

from collections.abc import Mapping

from api.web.record_words import HELP as RECORD_HELP
from api.web.record_words import LABELS as RECORD_LABELS
from api.web.words import Words, words
from matching.registrations.registration import MOST_WISHES

STEP_TITLES: Mapping[int, Words] = {
    1: words("Who you are"),
    2: words("What you work for"),
    3: words("What you can give, and what you need"),
    4: words("Contact and sign-in"),
    5: words("Look through and send"),
}
ROWS = range(1, MOST_WISHES + 1)
TRAP = "fax"
"""A field that nobody sees: programs that fill in every form fill it in too."""
LABELS: Mapping[str, Words] = {
    **RECORD_LABELS,
    "cvr": words("CVR number"),
    "places": words("Where you work"),
    "visibility": words("Who may see it when it is approved"),
    "centre": words("Your volunteer centre"),
    "password": words("Choose a password"),
    "consent": words("Consent"),
    "question": words("Your question"),
    "reason": words("Your reason"),
    TRAP: words("Leave this field empty"),
    **{f"{side}_kind_{row}": words("What kind") for side in ("gives", "needs") for row in ROWS},
    **{f"{side}_text_{row}": words("In your own words") for side in ("gives", "needs") for row in ROWS},
}
ALONE: Mapping[str, Words] = {
    **LABELS,
    **{f"gives_kind_{row}": words("They can give, number {n}: what kind", n=row) for row in ROWS},
    **{f"gives_text_{row}": words("They can give, number {n}", n=row) for row in ROWS},
    **{f"needs_kind_{row}": words("They need, number {n}: what kind", n=row) for row in ROWS},
    **{f"needs_text_{row}": words("They need, number {n}", n=row) for row in ROWS},
}
"""The same, where a field stands without its neighbours."""
HELP: Mapping[str, Words] = {
    **RECORD_HELP,
    "name": words("As people know you, for example Lektiecaféen Brohus."),
    "cvr": words("Eight digits. Many small associations have none: then leave it empty."),
    "centre": words(
        "It reads your registration and speaks to you. If you do not know, leave it open: then the employees "
        "of all volunteer centres here can read it, and one of them takes it on."
    ),
    "mission": words(
        "One or two sentences in everyday words, for example: We help children with their homework on "
        "weekdays, so that more of them enjoy school. Nothing about single persons."
    ),
    "purposes": words("Tick the areas you work in; a few are better than all."),
    "target_groups": words("Tick those you are there for."),
    "motives": words("Tick what you hope to get out of working together."),
    "contact_name": words(
        "Whom the volunteer centre calls. Shown to a partner only when both have said yes."
    ),
    "contact_email": words("You will sign in with it when you are approved."),
    "visibility": words("You can change it at any time. Contact details are never part of it."),
}
