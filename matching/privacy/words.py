"""What stands where something of a person's was erased."""

from __future__ import annotations

from dataclasses import dataclass

from matching.messages import Language, message

PERSON = message("erased person")
TEXT = message("This text was erased with the person who wrote it.")
EXPIRED = message("This text was erased when its time was up.")
TOKEN = message("erased")


@dataclass(frozen=True, slots=True)
class Words:
    """The words in one language. They have no sign by which a list in a file is divided."""

    person: str
    text: str
    expired: str
    token: str


def words(language: Language) -> Words:
    """The words in ``language``."""
    return Words(*(one.text(language) for one in (PERSON, TEXT, EXPIRED, TOKEN)))


def is_erased(name: str) -> bool:
    """Whether ``name`` is what stands in the place of one, in either language."""
    return name in {PERSON.text("da"), PERSON.text("en")}
