"""What events are called on the pages: their states, sides, fields and answers."""

from __future__ import annotations

from collections.abc import Mapping

from api.web.words import Words, words

STATES: Mapping[str, Words] = {
    "draft": words("Being prepared"),
    "inviting": words("Questionnaires are out"),
    "planned": words("Planned"),
    "running": words("Under way"),
    "held": words("Held"),
    "closed": words("Closed"),
}
SIDES: Mapping[str, Words] = {"a": words("Companies"), "b": words("Associations")}
FORMS: Mapping[str, Words] = {
    "speed_dating": words("Speed dating: everybody meets as many as there is time for"),
    "marketplace": words("Marketplace: everybody looks for one to sign an agreement with"),
}
SAYS: Mapping[str, Words] = {"yes": words("Yes"), "maybe": words("Perhaps"), "no": words("No")}
FRAME: Mapping[str, Words] = {
    "centre": words("Volunteer centre"),
    "name": words("Name of the evening"),
    "day": words("Day"),
    "clock": words("First round begins at"),
    "place": words("Place"),
    "form": words("What kind of evening"),
    "tables": words("Tables"),
    "rounds": words("Rounds"),
    "minutes": words("Minutes in a round"),
    "change_minutes": words("Minutes to change tables"),
    "break_after": words("Break after round"),
    "break_minutes": words("Minutes of break"),
}
FRAME_HELP: Mapping[str, Words] = {
    "tables": words("One for each meeting of a round."),
    "break_after": words("0 for no break."),
}
GUESTS: Mapping[str, Words] = {"side": words("Who they are"), "names": words("Names")}
ANSWER: Mapping[str, Words] = {
    "arrives": words("I come later, at"),
    "leaves": words("I have to leave at"),
    "access": words("What we should arrange for you"),
    "hope": words("What you hope to get out of the evening"),
}
ANSWER_HELP: Mapping[str, Words] = {
    "arrives": words("Leave it empty if you are there from the beginning."),
    "leaves": words("Leave it empty if you stay to the end."),
    "access": words("For example a ramp, a quiet table or an interpreter. Write what we should do, not why."),
}
OUTCOME: Mapping[str, Words] = {
    "need": words("Need"),
    "offer": words("Offer"),
    "amount": words("How much"),
    "unit": words("Of what"),
    "note": words("Note for the centre"),
}
