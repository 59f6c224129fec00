"""Gettext catalogues: English templates are the keys, Danish stands in ``locale`` of a package,
in ``da.po`` or in the files of a folder ``da``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from importlib.abc import Traversable
from importlib.resources import files


class Catalogue:
    """The words of one package, read when the first of them is wanted in Danish."""

    def __init__(self, package: str) -> None:
        self._package = package

    def danish(self, template: str) -> tuple[str, ...] | None:
        """The Danish of ``template``, of one that counts the singular and the plural; None: there is none."""
        return self._danish.get(template)

    @cached_property
    def _danish(self) -> dict[str, tuple[str, ...]]:
        from babel.messages.pofile import read_po

        found: dict[str, tuple[str, ...]] = {}
        for file in self.sources():
            with file.open("rb") as source:
                catalog = read_po(source, locale="da")
            found |= {
                _key(one.id): _forms(one.string) for one in catalog if one.id and any(_forms(one.string))
            }
        return found

    def sources(self) -> Iterator[Traversable]:
        """The files the words stand in."""
        folder = files(self._package).joinpath("locale")
        if (one := folder.joinpath("da.po")).is_file():
            yield one
        if (several := folder.joinpath("da")).is_dir():
            yield from sorted(several.iterdir(), key=lambda file: file.name)


MESSAGES = Catalogue("matching")


def translated(template: str, language: str) -> str:
    """``template`` in ``language``; English where the catalogue has no translation."""
    danish = MESSAGES.danish(template) if language == "da" else None
    return danish[0] if danish else template


def _key(id: object) -> str:
    return _forms(id)[0]


def _forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, (list, tuple)) else (str(text),)
