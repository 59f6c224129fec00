"""Sentences for people: a template with its values, put into words in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from matching.catalogue import translated

Language = Literal["da", "en"]
PLAIN = (str, int, float)


class Worded(Protocol):
    """Something that can be put into words in a language."""

    def text(self, language: Language = "en") -> str: ...


@dataclass(frozen=True, slots=True)
class Message:
    """A full sentence whose template is the key of the gettext catalogue.

    Values that are messages themselves are put into words in the same language.
    """

    template: str
    values: dict[str, Any] = field(default_factory=dict)

    def text(self, language: Language = "en") -> str:
        """The sentence in ``language``."""
        template = self.translated(language)
        if not self.values:
            return template.format() if "{" in template else template
        return template.format(**{name: _worded(value, language) for name, value in self.values.items()})

    def translated(self, language: Language) -> str:
        """The template in ``language``, from the catalogue of these messages."""
        return translated(self.template, language)

    def __str__(self) -> str:
        return self.text()


def message(template: str, **values: Any) -> Message:
    """A :class:`Message`; the name is what the catalogue's extractor looks for."""
    return Message(template, values)


def _worded(value: Any, language: Language) -> Any:
    if isinstance(value, PLAIN):
        return value
    if isinstance(value, (list, tuple)):
        return ", ".join([str(_worded(item, language)) for item in value])
    # Not isinstance(value, Worded), which takes twenty times as long and is asked a thousand times a list.
    text = getattr(value, "text", None)
    return text(language) if callable(text) else value
