"""Who writes: what every page of the form has at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.dependencies import TheLanguage
from api.security.keeper import TheKeeper
from api.web.visitor import TheVisitor, Visitor
from matching.messages import Language


@dataclass(frozen=True, slots=True)
class Writer:
    """Who looks at the page, in which language, and where what they write is stored."""

    request: Request
    visitor: Visitor
    language: Language
    url: str


def writer(request: Request, visitor: TheVisitor, keeper: TheKeeper, language: TheLanguage) -> Writer:
    """Whoever makes the request."""
    return Writer(request, visitor, language, keeper.url)


TheWriter = Annotated[Writer, Depends(writer)]
