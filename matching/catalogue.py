"""Gettext catalogues: English templates are the keys, Danish stands in ``locale/da.po`` of a package."""

from __future__ import annotations

from functools import cached_property
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

        with files(self._package).joinpath("locale/da.po").open("rb") as source:
            catalog = read_po(source, locale="da")
        return {_key(one.id): _forms(one.string) for one in catalog if one.id and any(_forms(one.string))}


MESSAGES = Catalogue("matching")


def translated(template: str, language: str) -> str:
    """``template`` in ``language``; English where the catalogue has no translation."""
    danish = MESSAGES.danish(template) if language == "da" else None
    return danish[0] if danish else template


def _key(id: object) -> str:
    return _forms(id)[0]


def _forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, (list, tuple)) else (str(text),)
