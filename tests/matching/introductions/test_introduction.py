"""What is no introduction cannot be built, and says why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any, get_args

import pytest

from matching.availability import DateWindow
from matching.codes import code_list
from matching.errors import InvalidProfile
from matching.introductions.answer import Answer
from matching.introductions.ask import Ask
from matching.introductions.introduction import Event, Introduction, Shown, Side
from matching.introductions.state import State
from tests.matching.introductions.small import DEADLINE, NOON, draft, in_danish, no, yes

NAIVE = datetime(2027, 2, 1)
OPEN: dict[str, Any] = {"put": NOON, "deadline": DEADLINE}
INVALID: list[tuple[Callable[[], object], str, str]] = [
    (lambda: draft("a b"), "id", "use 1 to 64 letters"),
    (lambda: draft(centre=""), "centre", "use 1 to 64 letters"),
    (lambda: draft(seeker="x y"), "seeker", "use 1 to 64 letters"),
    (lambda: draft("i", "com", "com"), "giver", "'com' cannot be introduced to itself"),
    (lambda: draft(note="\x00"), "note", "is not text"),
    (lambda: draft(created=NAIVE), "created", "has no time zone"),
    (lambda: draft(history=(Event(NAIVE, None, "created"),)), "history", "has no time zone"),
    (lambda: draft(state="lost"), "state", "'lost' is not a code of introduction_states"),
    (lambda: draft(put=NOON), "put", "that is 'draft' has no put yet"),
    (lambda: draft(deadline=DEADLINE), "deadline", "that is 'draft' has no deadline yet"),
    (lambda: draft(state="waiting"), "waiting_since", "'waiting in line' needs waiting_since"),
    (lambda: draft(state="open"), "deadline", "that is 'open' needs deadline"),
    (lambda: draft(state="open", closed=NOON, **OPEN), "closed", "that is 'open' has no closed yet"),
    (lambda: draft(state="expired", **OPEN), "closed", "that is 'expired' needs closed"),
    (lambda: draft(state="accepted", closed=NOON, **OPEN), "state", "do not make"),
    (lambda: answered("open", yes(), yes()), "state", "do not make an introduction 'open'"),
    (lambda: answered("open", no(), None), "state", "do not make an introduction 'open'"),
    (lambda: answered("declined", yes(), None), "state", "do not make an introduction 'declined'"),
    (lambda: answered("expired", yes(), yes()), "state", "do not make an introduction 'expired'"),
    (lambda: answered("draft", yes(), None), "answer", "Nobody can have answered"),
    (lambda: draft(shown=Shown(seeker=1.2, giver=0, model="m")), "shown_seeker", "1.2 is no chance"),
    (lambda: draft(shown=Shown(seeker=1, giver=0, model="")), "shown_model", "is empty"),
    (lambda: draft(shown=Shown(seeker=1, giver=0, model="m", position=0)), "shown_position", "at least 1"),
    (lambda: Answer(yes=True, reason="other", user="u", at=NOON), "reason", "A yes has no reason"),
    (lambda: Answer(yes=False, user="u", at=NOON), "reason", "A no needs a reason"),
    (lambda: Answer(yes=False, reason="rain", user="u", at=NOON), "reason", "not a code of decline_reasons"),
    (lambda: Answer(yes=True, user="", at=NOON), "user", "use 1 to 64 letters"),
    (lambda: Answer(yes=True, user="u", at=NAIVE), "at", "has no time zone"),
    (lambda: Ask(amount=Decimal(2)), "unit", "The amount 2 has no unit"),
    (lambda: Ask(amount=Decimal(0), unit="people"), "amount", "asks for nothing"),
    (lambda: Ask(amount=Decimal(-1), unit="people"), "amount", "at least 0"),
    (lambda: Ask(unit="miles"), "unit", "'miles' is not a code of units"),
    (lambda: Ask(dates=(DateWindow(DEADLINE, None),)), "dates", "need a first and a last day"),
    (lambda: Ask(dates=(DateWindow(DEADLINE, DEADLINE),) * 13), "dates", "13 windows are too many"),
]


def answered(state: State, seeker: Answer | None, giver: Answer | None) -> Introduction:
    is_put = OPEN if state != "draft" else {}
    closed = None if state in {"draft", "open"} else NOON
    return Introduction(
        id="i",
        centre="centre",
        broker="broker-1",
        seeker=Side("ngo", answer=seeker),
        giver=Side("com", answer=giver),
        state=state,
        created=NOON,
        closed=closed,
        **is_put,
    )


@pytest.mark.parametrize(("build", "field", "sentence"), INVALID)
def test_invalid_introduction_is_refused_with_a_sentence(
    build: Callable[[], object], field: str, sentence: str
) -> None:
    with pytest.raises(InvalidProfile) as refused:
        build()
    found = {problem.field: problem.sentence for problem in refused.value.problems}
    assert sentence in found[field].text()
    assert in_danish(found[field])


def test_every_broken_rule_is_reported_at_once() -> None:
    with pytest.raises(InvalidProfile) as refused:
        draft("a b", "com", "com", state="open")
    assert [problem.field for problem in refused.value.problems] == ["id", "giver", "put", "deadline"]


def test_states_are_those_of_the_code_list() -> None:
    assert tuple(code_list("introduction_states")) == get_args(State)


def test_reason_has_a_label_in_both_languages() -> None:
    reasons = code_list("decline_reasons")
    assert reasons.label("too_far", "da") == "for langt væk"
    assert reasons.label("too_far", "en") == "too far away"
    assert list(reasons)[-1] == "other"
