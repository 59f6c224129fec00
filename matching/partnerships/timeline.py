"""Everything that has happened in a partnership, as whoever looks may read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from matching.introductions.times import danish_day
from matching.labels import Labels
from matching.messages import Message, message
from matching.partnerships.agreement import Agreement
from matching.partnerships.given_amount import given_amount
from matching.partnerships.history import HistoryLine, LevelChange, Note
from matching.partnerships.partnership import Partnership
from matching.partnerships.seen_evaluation import SeenEvaluation
from matching.partnerships.wording import Day


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened ``when``, by which user; ``detail`` says more, ``text`` is what somebody wrote."""

    when: datetime | date
    sentence: Message
    user: str | None = None
    detail: Message | None = None
    text: str = ""
    private: bool = False
    """Whether it is for the brokers of the centre alone."""

    @property
    def place(self) -> tuple[date, float]:
        """Where it stands in the order of time; what has a day alone stands after the rest of that day."""
        if isinstance(self.when, datetime):
            return danish_day(self.when), self.when.timestamp()
        return self.when, float("inf")


def timeline(
    partnership: Partnership,
    agreements: Iterable[Agreement],
    evaluations: Iterable[SeenEvaluation],
    names: Mapping[str, str],
) -> list[Entry]:
    """The newest first. All that is handed in is what the reader may see; what it may not is left out."""
    entries = [entry for line in partnership.history if (entry := _of(partnership, line, names))]
    entries += [entry for one in agreements for entry in _signed(one, names)]
    entries += [entry for one in evaluations for entry in _rated(one, names)]
    return sorted(entries, key=lambda entry: entry.place)[::-1]


def _of(partnership: Partnership, line: HistoryLine, names: Mapping[str, str]) -> Entry | None:
    """None for a note that the reader may not see."""
    if line.what == "note_added":
        note = next((one for one in partnership.notes if one.at == line.at and one.user == line.user), None)
        return _noted(line, note) if note else None
    change = next((one for one in partnership.level_changes if one.at == line.at), None)
    if line.what == "level_changed" and change:
        return Entry(line.at, line.sentence, line.user, _levels(change), change.reason)
    if line.about:
        return Entry(line.at, line.sentence, line.user, _given(partnership, line.about, names))
    reason = partnership.end_reason if line.what == "ended" else ""
    return Entry(line.at, line.sentence, line.user, _counted_from(partnership, line), reason)


def _noted(line: HistoryLine, note: Note) -> Entry:
    return Entry(line.at, line.sentence, line.user, text=note.text, private=not note.shared)


def _levels(change: LevelChange) -> Message:
    return message(
        "From “{before}” to “{after}”.",
        before=Labels("collaboration_levels", [change.before]),
        after=Labels("collaboration_levels", [change.after]),
    )


def _given(partnership: Partnership, id: str, names: Mapping[str, str]) -> Message | None:
    found = next((one for one in partnership.contributions if one.id == id), None)
    if found is None:
        return None
    return message(
        "{name}: {amount}, {day}.",
        name=names.get(found.partner, found.partner),
        amount=given_amount(found),
        day=Day(found.day),
    )


def _counted_from(partnership: Partnership, line: HistoryLine) -> Message | None:
    began = partnership.began("dialogue" if line.what == "began" else line.what)
    if began is None or began == danish_day(line.at):
        return None
    return message("It counts from {day}.", day=Day(began))


def _signed(agreement: Agreement, names: Mapping[str, str]) -> Iterator[Entry]:
    for signature in agreement.signatures:
        yield Entry(
            signature.signed_on,
            message(
                "{name} signed version {number} of the agreement.",
                name=names.get(signature.partner, signature.partner),
                number=agreement.number,
            ),
        )


def _rated(evaluation: SeenEvaluation, names: Mapping[str, str]) -> Iterator[Entry]:
    for rating in evaluation.ratings:
        name = names.get(rating.partner, rating.partner)
        yield Entry(rating.at, message("{name} rated the partnership.", name=name), rating.user)
