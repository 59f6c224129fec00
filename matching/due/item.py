"""One thing that a broker should do, with a message that is ready to be copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from matching.messages import Language, Message, message
from matching.partnerships.wording import joined

Sort = Literal["introduction", "partnership", "agreement", "evaluation", "need", "offer", "partner"]
ACTIONS = {
    "answer_missing": message("Remind of an answer"),
    "review_due": message("Hold a review"),
    "statement_expired": message("Renew or close what has expired"),
    "statement_expiring": message("Renew what is about to expire"),
    "agreement_missing": message("Draft an agreement"),
    "agreement_unsigned": message("Get an agreement signed"),
    "contribution_disputed": message("Settle what was given"),
    "contribution_unconfirmed": message("Get confirmed what was given"),
    "evaluation_missing": message("Evaluate a partnership"),
    "rating_missing": message("Remind of a rating"),
    "profile_incomplete": message("Complete a profile"),
}
"""What there may be to do, in the order in which it is listed on one day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message to partners. It names what they know already, and no person."""

    names: Sequence[str]
    body: Message
    centre: str

    def text(self, language: Language = "en") -> str:
        """The message, to be copied and changed."""
        greeting = message("Hello {names},", names=joined(self.names))
        regards = message("Kind regards")
        return "\n\n".join(
            [greeting.text(language), self.body.text(language), f"{regards.text(language)}\n{self.centre}"]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """What to do about the record ``id``, since when, until when, and what to write to whom."""

    action: str
    sort: Sort
    id: str
    partners: tuple[str, ...]
    """To whom the letter is written."""
    since: date | None
    """None where nobody knows."""
    deadline: date | None = None
    sentence: Message
    letter: Letter

    @property
    def place(self) -> tuple[bool, date, int, str, tuple[str, ...]]:
        """What the list is sorted by: what has waited longest stands first."""
        order = list(ACTIONS).index(self.action)
        return self.since is None, self.since or date.max, order, self.id, self.partners
