"""Agreements on paper: as a Word document and as a PDF."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.dependencies import TheId
from api.security.keeper import TheKeeper
from api.web.file_answer import file_answer
from api.web.pages.agreements.read_agreement import read
from api.web.visitor import TheVisitor
from storage.transaction import transact

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"

router = APIRouter()


@router.get("/agreements/{id}.docx")
def docx(id: TheId, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """To be changed in Word, or signed by hand. That it was read is noted."""
    from storage.agreement_paper import agreement_as_docx

    found = transact(keeper.url, lambda work: read(work, visitor.actor, id))
    content = agreement_as_docx(found.agreement, found.names)
    return file_answer(content, DOCX, f"agreement-{found.agreement.id}.docx", found.agreement.language)


@router.get("/agreements/{id}.pdf")
def pdf(id: TheId, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """To be printed and signed by hand. That it was read is noted."""
    from storage.agreement_pdf import agreement_as_pdf

    found = transact(keeper.url, lambda work: read(work, visitor.actor, id))
    content = agreement_as_pdf(found.agreement, found.names)
    return file_answer(content, PDF, f"agreement-{found.agreement.id}.pdf", found.agreement.language)
