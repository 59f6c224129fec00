"""Sectors and kinds of partners that an alliance must have."""

from __future__ import annotations

from dataclasses import dataclass

from matching.codes import code_list
from matching.errors import InvalidQuery
from matching.messages import Language, Message, message
from matching.partner import Partner

SECTORS: dict[str, Message] = {
    "civil": message("civil society"),
    "private": message("private sector"),
    "public": message("public sector"),
    "hybrid": message("between the sectors"),
}

WORDS = {
    "civil": ("civilsamfund",),
    "private": ("privat",),
    "public": ("offentlig", "offentlige"),
    "hybrid": (),
}
"""Shorter words for them."""


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector (``civil``, ``private``, ``public``, ``hybrid``) or a kind of partner."""

    code: str

    def has(self, partner: Partner) -> bool:
        """Whether the partner is of it."""
        return self.code in {partner.kind, partner.sector}

    def text(self, language: Language = "en") -> str:
        """As people say it."""
        if self.code in SECTORS:
            return SECTORS[self.code].text(language)
        return code_list("partner_kinds").label(self.code, language)


def read_sector(text: str, option: str = "--sector") -> Sector:
    """The sector or kind with this code, or this label in either language.

    ``option`` is what it was given as.

    Raises:
        InvalidQuery: there is none.
    """
    word = text.strip().casefold()
    for code, label in SECTORS.items():
        if word in {code, *WORDS[code], label.text("da").casefold(), label.text("en").casefold()}:
            return Sector(code)
    kind = code_list("partner_kinds").find(text) or _kind_with(word)
    if kind is None:
        raise InvalidQuery(
            message(
                "{option} '{value}' is not known; use one of {known}.",
                option=option,
                value=text,
                known=", ".join([*SECTORS, *code_list("partner_kinds")]),
            )
        )
    return Sector(kind)


def _kind_with(word: str) -> str | None:
    """The one kind of which ``word`` is a word of the label, such as *forening* or *kommune*."""
    kinds = code_list("partner_kinds")
    found = [
        kind
        for kind in kinds
        if word in f"{kinds.label(kind, 'da')} {kinds.label(kind, 'en')}".casefold().split()
    ]
    return found[0] if len(found) == 1 else None
