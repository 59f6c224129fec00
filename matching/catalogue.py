"""The gettext catalogue: English templates are the keys, Danish stands in ``locale/da.po``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _danish() -> dict[str, str]:
    from babel.messages.pofile import read_po

    with files("matching").joinpath("locale/da.po").open("rb") as source:
        catalog = read_po(source, locale="da")
    return {str(entry.id): str(entry.string) for entry in catalog if entry.id and entry.string}


def translated(template: str, language: str) -> str:
    """``template`` in ``language``; English where the catalogue has no translation."""
    return _danish().get(template, template) if language == "da" else template
