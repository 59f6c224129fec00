"""The answer of ``brobygger agreement``: an agreement on paper."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cli.terminal import Terminal
from matching.errors import InvalidQuery, NotFound
from matching.messages import message
from matching.partnerships.agreeing import agreements_of, read_agreement
from matching.partnerships.agreement import Agreement
from matching.rights.actor import SYSTEM
from storage.safe_write import replacing
from storage.settings import database_url
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork


def answer(terminal: Terminal, id: str, *, docx: Path | None, pdf: Path | None, json: bool) -> None:
    """Write the agreement to the files that are named.

    Raises:
        NotFound: there is no such agreement, and no partnership with this id has one.
        InvalidQuery: no file is named.
        InvalidFile: a file cannot be written.
    """
    if docx is None and pdf is None:
        raise InvalidQuery(message("Say where to write the agreement, with --docx FILE or --pdf FILE."))
    agreement, names = transact(database_url(), lambda work: _read(work, id))
    for path, paper in ((docx, _docx), (pdf, _pdf)):
        if path is not None:
            with replacing(path) as (part,):
                part.write_bytes(paper(agreement, names))
    files = [str(path) for path in (docx, pdf) if path is not None]
    if json:
        terminal.document({"agreement": agreement.id, "number": agreement.number, "files": files})
        return
    terminal.show(message("Written: {files}", files=files))


def _read(work: UnitOfWork, id: str) -> tuple[Agreement, Mapping[str, str]]:
    agreement = read_agreement(work, SYSTEM, _newest(work, id)).value
    partners = work.partners.stored_all(agreement.partners)
    return agreement, {one.value.id: one.value.name for one in partners}


def _newest(work: UnitOfWork, id: str) -> str:
    """``id``, or the id of the newest agreement of the partnership with it."""
    try:
        versions = agreements_of(work, SYSTEM, id)
    except NotFound:
        return id
    if not versions:
        raise NotFound("agreement", id)
    return versions[0].value.id


def _docx(agreement: Agreement, names: Mapping[str, str]) -> bytes:
    from storage.agreement_paper import agreement_as_docx

    return agreement_as_docx(agreement, names)


def _pdf(agreement: Agreement, names: Mapping[str, str]) -> bytes:
    from storage.agreement_pdf import agreement_as_pdf

    return agreement_as_pdf(agreement, names)
