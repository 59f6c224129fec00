"""Everything that can go wrong, as one small family.

::

    BrobyggerError
    ├── InvalidProfile        a profile breaks a rule; carries every Problem
    ├── InvalidQuery          a question to the recommender cannot be answered
    ├── InvalidFile           a file cannot be read as a market file
    ├── InvalidSetting        a setting names what cannot be used
    ├── NotFound              no record has this id
    ├── AlreadyExists         a record with this id is there
    └── ModelUnavailable      an encoder cannot be loaded

Each is a full sentence: what was given, why it cannot be used, what would do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matching.messages import Language, Message, message


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


class NotFound(BrobyggerError):
    """No record of this sort has this id."""

    def __init__(self, sort: str, id: str) -> None:
        super().__init__(
            message(
                "There is no {sort} with the id '{id}'; 'brobygger partners' lists the ids there are.",
                sort=message(sort),
                id=id,
            )
        )
        self.sort, self.id = sort, id
