"""An agreement as a PDF."""

from __future__ import annotations

from collections.abc import Mapping

from matching.partnerships.agreement import Agreement
from matching.partnerships.paper import paper_of
from storage.paper_pdf import paper_as_pdf


def agreement_as_pdf(agreement: Agreement, names: Mapping[str, str]) -> bytes:
    """The paper on A4, in the agreement's language; ``names`` are the partners' by id.

    The same agreement gives the same pages; the time it was made is inside the file.
    """
    paper = paper_of(agreement, names)
    return paper_as_pdf(paper.title, paper.version, paper.chapters, agreement.language, paper.signatures)
