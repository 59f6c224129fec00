"""Agreements on paper: as a Word document and as a PDF."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response

from api.dependencies import JustAsked, TheId
from api.security.actor import TheActor
from api.security.keeper import TheKeeper
from api.versions import etag
from matching.partnerships import agreeing
from matching.partnerships.agreement import Agreement
from matching.rights.actor import Actor
from matching.rights.rules import demand
from matching.stored import Stored
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"

router = APIRouter(prefix="/agreements", tags=["agreements"])


def _file(media: str) -> dict[int | str, dict[str, Any]]:
    content = {media: {"schema": {"type": "string", "format": "binary"}}}
    return {200: {"description": "The file", "content": content}}


@router.get(
    "/{id}.docx", response_class=Response, responses=_file(DOCX), summary="Fetch an agreement for Word"
)
def docx(id: TheId, asked: JustAsked, actor: TheActor, keeper: TheKeeper) -> Response:
    """The paper in the agreement's language, to be signed by hand. That it was read is noted."""
    from storage.agreement_paper import agreement_as_docx

    stored, names = _read(keeper.url, actor, id)
    return _answer(stored, agreement_as_docx(stored.value, names), DOCX, "docx")


@router.get("/{id}.pdf", response_class=Response, responses=_file(PDF), summary="Fetch an agreement as PDF")
def pdf(id: TheId, asked: JustAsked, actor: TheActor, keeper: TheKeeper) -> Response:
    """The paper in the agreement's language, to be signed by hand. That it was read is noted."""
    from storage.agreement_pdf import agreement_as_pdf

    stored, names = _read(keeper.url, actor, id)
    return _answer(stored, agreement_as_pdf(stored.value, names), PDF, "pdf")


def _read(url: str, actor: Actor, id: str) -> tuple[Stored[Agreement], Mapping[str, str]]:
    demand(actor, "ask")

    def use_case(work: UnitOfWork) -> tuple[Stored[Agreement], Mapping[str, str]]:
        stored = agreeing.read_agreement(work, actor, id)
        partners = work.partners.stored_all(stored.value.partners)
        return stored, {one.value.id: one.value.name for one in partners}

    return transact(url, use_case)


def _answer(stored: Stored[Agreement], content: bytes, media: str, ending: str) -> Response:
    name = re.sub(r"[^A-Za-z0-9._-]", "-", stored.value.id)
    headers = {
        "Content-Disposition": f'attachment; filename="agreement-{name}.{ending}"',
        "Content-Language": stored.value.language,
        "ETag": etag(stored),
    }
    return Response(content, headers=headers, media_type=media)
