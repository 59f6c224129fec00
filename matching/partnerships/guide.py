"""A guide: titled sections of sentences, as plain text or Markdown in the reader's language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matching.messages import Language, Message

_MARKS = re.compile(r"[\\`*_\[\]<>#|~&]|^[-+=]")
_NUMBER = re.compile(r"^(\d+)([.)])")
"""Signs that Markdown could read as more than text, some of them at the beginning of a line alone."""


@dataclass(frozen=True, slots=True)
class Section:
    """Points under a title."""

    title: Message
    points: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """What to speak about, section by section."""

    title: Message
    sections: tuple[Section, ...]

    def as_text(self, language: Language = "en") -> str:
        """Plain text: a title a line, its points under it with a dash."""
        parts = [self.title.text(language)]
        for section in self.sections:
            points = (f"- {_line(point, language)}" for point in section.points)
            parts.append("\n".join([section.title.text(language), *points]))
        return "\n\n".join(parts) + "\n"

    def as_markdown(self, language: Language = "en") -> str:
        """Markdown in which nothing of the profiles' texts is markup."""
        parts = [f"# {_plain(self.title, language)}"]
        for section in self.sections:
            points = (f"- {_plain(point, language)}" for point in section.points)
            parts += [f"## {_plain(section.title, language)}", "\n".join(points)]
        return "\n\n".join(parts) + "\n"


def _line(sentence: Message, language: Language) -> str:
    return " ".join(sentence.text(language).split())


def _plain(sentence: Message, language: Language) -> str:
    return _NUMBER.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", _line(sentence, language)))
