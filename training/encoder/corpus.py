"""The texts an encoder is trained on, by where they come from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

from matching.errors import InvalidFile
from matching.messages import message

LEAST = 100
Pair = tuple[str, str]


@dataclass(frozen=True)
class Corpus:
    """Pairs by the name of their source."""

    translations: dict[str, list[Pair]] = field(default_factory=dict)
    """Danish and English; the Danish is empty where there is English alone."""
    relations: dict[str, list[Pair]] = field(default_factory=dict)
    """Two texts, in either language, that belong together without being translations."""
    held_out: dict[str, list[Pair]] = field(default_factory=dict)
    """Pairs that are not trained on, to measure with."""

    @cached_property
    def english(self) -> list[str]:
        """Every different English text that a teacher reads, in a fixed order."""
        return _different(en for pairs in self.translations.values() for _, en in pairs)

    @cached_property
    def texts(self) -> list[str]:
        """Every different text; those of :attr:`english` come first."""
        every = [*self.translations.values(), *self.relations.values()]
        return _different([*self.english, *(text for pairs in every for pair in pairs for text in pair)])

    def digest(self, *settings: str) -> str:
        """Twelve hex digits of what is trained on and of ``settings``."""
        digest = blake2b(digest_size=6)
        for name, pairs in (*self.translations.items(), *self.relations.items()):
            for text in (name, *(text for pair in pairs for text in pair)):
                digest.update(text.encode("utf-8", "surrogatepass") + b"\0")
        digest.update("\0".join(settings).encode())
        return digest.hexdigest()


def joined(parts: Iterable[Corpus]) -> Corpus:
    """All of ``parts`` as one, without sources that have nothing.

    Raises:
        InvalidFile: there are fewer than 100 translations in them.
    """
    whole = Corpus()
    for part in parts:
        for into, given in (
            (whole.translations, part.translations),
            (whole.relations, part.relations),
            (whole.held_out, part.held_out),
        ):
            for name, pairs in given.items():
                into[name] = list(dict.fromkeys([*into.get(name, []), *pairs]))
    count = sum(bool(da) for pairs in whole.translations.values() for da, _ in pairs)
    if count < LEAST:
        raise InvalidFile(
            message(
                "There are {count} pairs to train on, which is too few; give files with at least {least}.",
                count=count,
                least=LEAST,
            )
        )
    kept = (
        {name: pairs for name, pairs in part.items() if pairs}
        for part in (whole.translations, whole.relations, whole.held_out)
    )
    return Corpus(*kept)


def _different(texts: Iterable[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]
