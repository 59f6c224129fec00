"""The words of the pages: English is the key, Danish stands in ``api/web/locale/da``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matching.catalogue import MESSAGES, Catalogue
from matching.messages import Language, Message

WORDS = Catalogue("api.web")


@dataclass(frozen=True, slots=True)
class Words(Message):
    """Words of a page that stand in Python: a label, a heading, a notice."""

    def translated(self, language: Language) -> str:
        return in_language(self.template, language)


def words(template: str, **values: Any) -> Words:
    """Some :class:`Words`; the name is what the catalogue's extractor looks for."""
    return Words(template, values)


def in_language(template: str, language: Language) -> str:
    """``template`` in ``language``; English where there is no translation."""
    if language != "da":
        return template
    return (WORDS.danish(template) or MESSAGES.danish(template) or (template,))[0]


def counted(one: str, many: str, n: int, language: Language) -> str:
    """The template for ``n`` things; both languages have a singular for 1 and a plural for the rest."""
    forms = WORDS.danish(one) if language == "da" else None
    singular, plural = forms if forms and len(forms) == 2 else (one, many)
    return singular if n == 1 else plural
