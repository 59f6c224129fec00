"""What the fields of a volunteer are called, and what helps to fill them in."""

from __future__ import annotations

from collections.abc import Mapping

from api.web.words import Words, words

LABELS: Mapping[str, Words] = {
    "alias": words("Alias"),
    "competences": words("What you can do"),
    "languages": words("Languages you speak"),
    "slots": words("When in the week"),
    "from": words("From"),
    "to": words("To"),
    "windows": words("In which period"),
    "hours_per_month": words("Hours in a month"),
    "places": words("Where"),
    "radius_km": words("How far from there, in km"),
    "remote": words("On site or from afar"),
    "interests": words("What interests you"),
    "interests_text": words("What you would like, and what not"),
    "consent": words("Consent"),
}
HELP: Mapping[str, Words] = {
    "alias": words(
        "A name that does not give you away, for example an animal. Your company and the volunteer centre "
        "see it."
    ),
    "competences": words(
        "One on each line, for example bookkeeping. You may add how well: bookkeeping [expert]."
    ),
    "places": words(
        "One municipality on each line, as in Herning. Where you live or work, whichever is nearer."
    ),
    "hours_per_month": words("About how many; you promise nothing."),
    "windows": words("Leave it empty if it does not matter."),
    "interests_text": words(
        "For example: I like to work with old people, but not in the evening. Nothing about health, religion "
        "or politics, and no names."
    ),
}
