"""The code lists, with the labels that people read."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path

from api.code_list_schemas import CodeListSheet
from api.dependencies import JustAsked, TheLanguage
from api.security.actor import TheActor
from matching.codes import code_list, code_list_names
from matching.errors import NotFound

router = APIRouter(prefix="/code-lists", tags=["register"])
TheName = Annotated[str, Path(description="The name of the list.", examples=["decline_reasons"])]


@router.get("/{name}", response_model=CodeListSheet, summary="Show a code list")
def codes(name: TheName, asked: JustAsked, actor: TheActor, language: TheLanguage) -> dict[str, Any]:
    """The codes of a list such as decline_reasons, in their order; they are no secret from anybody."""
    if name not in code_list_names():
        raise NotFound("code list", name)
    found = code_list(name)
    return {
        "name": name,
        "codes": [{"code": code, "label": found.label(code, language)} for code in found],
    }
