"""Each component in words, with the facts of the two profiles it was computed from."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matching.availability import Slot
from matching.labels import Labels
from matching.messages import Message, message
from matching.partner import Partner
from matching.statement import Need, Statement
from matching.stop_words import STOP_WORDS
from matching.texts import profile_words, statement_prose

WORD = re.compile(r"\w{4,}")
MOST_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """The two sides of a match as they stand in the register; ``asker`` is None behind a free text."""

    asker: Partner | None
    ours: Statement | None
    partner: Partner
    theirs: Statement | None
    km: float

    @property
    def need(self) -> Statement | None:
        return self.ours if isinstance(self.ours, Need) else self.theirs if self.ours else None

    @property
    def offer(self) -> Statement | None:
        return self.theirs if isinstance(self.ours, Need) else self.ours


def sentence_of(component: str, pair: Pair, value: float) -> Message | None:
    """The component in words; None where there is nothing to say about this pair."""
    return SENTENCES[component](pair, value)


def _level(value: float, high: str, middle: str, low: str) -> str:
    return high if value >= 0.6 else low if value < 0.35 else middle


def _text(pair: Pair, value: float) -> Message:
    return message(
        _level(
            value,
            "What the two have written is about the same thing.",
            "What the two have written is partly about the same thing.",
            "What the two have written is about different things.",
        )
    )


def _words(pair: Pair, value: float) -> Message | None:
    if value < 0.35:
        return message("They hardly use the same words.")
    ours = statement_prose(pair.ours) if pair.ours else profile_words(pair.asker) if pair.asker else ""
    theirs = statement_prose(pair.theirs) if pair.theirs else profile_words(pair.partner)
    common = sorted(_word_set(ours) & _word_set(theirs), key=lambda word: (-len(word), word))
    return message("Words both use: {words}.", words=common[:MOST_SHOWN]) if common else None


def _word_set(text: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(text)} - STOP_WORDS


def _mission(pair: Pair, value: float) -> Message:
    return message(
        _level(
            value,
            "Their missions are alike.",
            "Their missions are related.",
            "Their missions are different.",
        )
    )


def _competences(pair: Pair, value: float) -> Message | None:
    if not pair.need or not pair.offer:
        return None
    return message(
        _level(
            value,
            "The competences that are sought ({sought}) are there ({given}).",
            "Some of the competences that are sought ({sought}) are there ({given}).",
            "Other competences are sought ({sought}) than are there ({given}).",
        ),
        sought=[c.label for c in pair.need.competences][:MOST_SHOWN],
        given=[c.label for c in pair.offer.competences][:MOST_SHOWN],
    )


def _own(pair: Pair, field: str) -> tuple[list[str], list[str]]:
    """A set of codes of both sides: the statement's, else the partner's."""

    def of(statement: Statement | None, partner: Partner | None) -> list[str]:
        own: Sequence[str] = getattr(statement, field) if statement else ()
        if own or partner is None:
            return list(own)
        return sorted(partner.all_purposes) if field == "purposes" else list(getattr(partner, field))

    return of(pair.ours, pair.asker), of(pair.theirs, pair.partner)


def _sets(field: str, list_name: str, shared: str, apart: str) -> Callable[[Pair, float], Message | None]:
    def sentence(pair: Pair, value: float) -> Message | None:
        ours, theirs = _own(pair, field)
        common = [code for code in theirs if code in ours]
        if common:
            return message(shared, common=Labels(list_name, common))
        return message(apart, theirs=Labels(list_name, theirs), ours=Labels(list_name, ours))

    return sentence


def _resource(pair: Pair, value: float) -> Message | None:
    if pair.need and pair.offer:
        need = Labels("resource_kinds", [pair.need.resource_kind])
        offer = Labels("resource_kinds", [pair.offer.resource_kind])
        if value >= 0.99:
            return message("{resource} is sought and offered.", resource=offer)
        return message("{need} is sought; {offer} is offered, which is related.", need=need, offer=offer)
    return message("The partner has no open offer of the kind that is sought.")


def _return(pair: Pair, value: float) -> Message:
    if value > 0:
        return message("Each can give the other something besides: a match in which both give lasts longer.")
    return message("Neither gives what the other would like in return.")


def _commitment(pair: Pair, value: float) -> Message | None:
    if not pair.need or not pair.offer:
        return None
    wanted = _commitment_labels(pair.need)
    given = _commitment_labels(pair.offer)
    if value >= 0.6:
        return message("They want the same commitment: {given}.", given=given)
    return message(
        "The level of commitment differs: {wanted} is sought, {given} is offered.", wanted=wanted, given=given
    )


def _commitment_labels(statement: Statement) -> list[Labels]:
    pairs = (
        ("engagement_forms", statement.engagement_form),
        ("collaboration_levels", statement.collaboration_level),
    )
    return [Labels(list_name, [code]) for list_name, code in pairs if code]


def _time(pair: Pair, value: float) -> Message | None:
    ours, theirs = pair.ours, pair.theirs
    if not ours or not theirs:
        return None
    common = sorted(set(ours.slots) & set(theirs.slots), key=lambda slot: slot.bit)
    if common and value >= 0.6:
        return message("Both can: {slots}.", slots=[_slot(slot) for slot in common[:MOST_SHOWN]])
    return message(
        _level(
            value,
            "Their times fit together.",
            "Their times fit together in part.",
            "Their times hardly fit together.",
        )
    )


def _slot(slot: Slot) -> Message:
    return message(
        "{day} {part}", day=Labels("weekdays", [slot.weekday]), part=Labels("day_parts", [slot.part])
    )


def _place(pair: Pair, value: float) -> Message | None:
    if pair.km != pair.km:
        return message("Distance is no matter: both can work remotely.")
    if value >= 0.99 and pair.km > 10:
        return message("They are {km:.0f} km apart, but both can work remotely.", km=pair.km)
    if pair.km < 1:
        return message("They are in the same place.")
    return message("They are {km:.0f} km apart.", km=pair.km)


def _quantity(pair: Pair, value: float) -> Message | None:
    if not pair.need or not pair.offer or pair.need.quantity is None or pair.offer.quantity is None:
        return None
    return message(
        "{needed} {unit} is sought, {left} can be given.",
        needed=pair.need.quantity,
        unit=Labels("units", [pair.need.unit or ""]),
        left=pair.offer.quantity - (pair.offer.committed or 0),
    )


def _size(pair: Pair, value: float) -> Message:
    return message(
        _level(
            value,
            "They are of a size that can carry each other.",
            "They differ in size.",
            "They are of very different size.",
        )
    )


def _language(pair: Pair, value: float) -> Message:
    return message("They share a language." if value >= 0.5 else "They have named no common language.")


def _motive(pair: Pair, value: float) -> Message:
    return message(
        "What drives the one suits the other." if value >= 0.5 else "What drives the one was not asked for."
    )


def _roles(pair: Pair, value: float) -> Message:
    return message(
        "The roles that are sought can be filled."
        if value >= 0.6
        else "Not all roles that are sought can be filled."
    )


def _safeguards(pair: Pair, value: float) -> Message:
    return message(
        "What is demanded to protect the target group is in place."
        if value >= 0.99
        else "Some of what is demanded to protect the target group is missing."
    )


SENTENCES: dict[str, Callable[[Pair, float], Message | None]] = {
    "text": _text,
    "words": _words,
    "mission": _mission,
    "competences": _competences,
    "purpose": _sets(
        "purposes",
        "purposes",
        "Shared purpose: {common}.",
        "Different purposes: {ours} and {theirs}.",
    ),
    "target_group": _sets(
        "target_groups",
        "target_groups",
        "Both are there for: {common}.",
        "Different target groups: {ours} and {theirs}.",
    ),
    "resource": _resource,
    "return": _return,
    "commitment": _commitment,
    "time": _time,
    "place": _place,
    "quantity": _quantity,
    "size": _size,
    "language": _language,
    "motive": _motive,
    "roles": _roles,
    "safeguards": _safeguards,
}
