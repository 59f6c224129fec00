"""Everything that can go wrong, as one small family.

::

    BrobyggerError
    ├── InvalidProfile        a profile breaks a rule; carries every Problem
    ├── InvalidQuery          a question to the recommender cannot be answered
    ├── InvalidFile           a file cannot be read as a market file
    ├── InvalidSetting        a setting names what cannot be used
    ├── NotFound              no record has this id
    ├── AlreadyExists         a record with this id is there
    ├── Outdated              somebody else changed it first; carries what is there now
    ├── InvalidStep           what is asked for cannot follow on the state it is in
    ├── NotSignedIn           nobody is signed in, and somebody has to be
    ├── NotAllowed            who is signed in may not do this
    ├── TooMany               too many requests; carries the seconds to wait
    └── ModelUnavailable      an encoder cannot be loaded

Each is a full sentence: what was given, why it cannot be used, what would do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matching.messages import Language, Message, message
from matching.stored import Stored


class BrobyggerError(Exception):
    """Base of the family; ``str`` is the English sentence, :meth:`text` any language."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def text(self, language: Language = "en") -> str:
        return self.sentence.text(language)

    def __str__(self) -> str:
        return self.text()


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule of a profile: the field, what was given, and the sentence with the remedy."""

    field: str
    value: Any
    sentence: Message


class InvalidProfile(BrobyggerError):
    """A profile that cannot be built; ``problems`` holds one or more broken rules."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems[0].sentence)
        self.problems = problems

    def text(self, language: Language = "en") -> str:
        return " ".join(problem.sentence.text(language) for problem in self.problems)


class InvalidQuery(BrobyggerError):
    """The recommender was asked something it cannot answer."""


class InvalidFile(BrobyggerError):
    """A file that cannot be read, with what would do."""


class InvalidSetting(BrobyggerError):
    """A setting that cannot be used, such as the URL of the database."""


class ModelUnavailable(BrobyggerError):
    """A text encoder that is missing, unreadable or of the wrong dimension."""


class AlreadyExists(BrobyggerError):
    """A record with this id is there already."""


class Outdated(BrobyggerError):
    """A change to what somebody else has changed in the meantime.

    ``given`` is the version that was to be changed, ``stored`` what is there now.
    """

    def __init__(self, sort: str, id: str, given: int, stored: Stored[Any]) -> None:
        super().__init__(
            message(
                "Somebody else has changed the {sort} '{id}': you changed version {given}, and version "
                "{version} is there now; look at both and change again what you want to.",
                sort=message(sort),
                id=id,
                given=given,
                version=stored.version,
            )
        )
        self.given, self.stored = given, stored


class InvalidStep(BrobyggerError):
    """A step that cannot follow on the state that something is in, such as an answer after the deadline."""


class NotSignedIn(BrobyggerError):
    """Nobody is signed in, or the session or the token is no longer good."""


class NotAllowed(BrobyggerError):
    """Whoever is signed in may not do this."""


class TooMany(BrobyggerError):
    """Too many requests, or too many wrong passwords; ``retry_after_s`` is the time to wait."""

    def __init__(self, sentence: Message, retry_after_s: int) -> None:
        super().__init__(sentence)
        self.retry_after_s = retry_after_s


LISTED = {
    "user": "user",
    "token": "token",
    "centre": "centre",
    "introduction": "introductions",
    "season": "season",
}
"""Sorts that have a command of their own which lists them."""


class NotFound(BrobyggerError):
    """No record of this sort has this id."""

    def __init__(self, sort: str, id: str) -> None:
        template = "There is no {sort} with the id '{id}'; 'brobygger partners' lists the ids there are."
        if sort in LISTED:
            template = "There is no {sort} '{id}'; 'brobygger {sort_name} list' lists those there are."
        super().__init__(message(template, sort=message(sort), sort_name=LISTED.get(sort), id=id))
        self.sort, self.id = sort, id
