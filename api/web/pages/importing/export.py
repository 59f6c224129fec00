"""The partners of one's own centres as a file that can be imported again."""

from __future__ import annotations

import io
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from fastapi import APIRouter, Request, Response

from api.language import language_of
from api.security.keeper import TheKeeper
from api.web.file_answer import file_answer
from api.web.forms import TheForm
from api.web.rendering import render
from api.web.visitor import TheVisitor
from matching.importing.exporting import register_to_export
from matching.importing.rights import demand_importing
from matching.register import Register
from storage.export_file import write_market
from storage.transaction import transact
from storage.unit_of_work import utc_now

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "application/zip",
    "json": "application/json",
}

router = APIRouter()


@router.get("/export")
def export(request: Request, visitor: TheVisitor) -> Response:
    """Which kind of file."""
    demand_importing(visitor.actor)
    return render(request, "administration/export.html")


@router.post("/export")
def download(request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """The file; that contact details were read is noted."""
    kind = form.one("kind") if form.one("kind") in KINDS else "xlsx"
    register = transact(keeper.url, lambda work: register_to_export(work, visitor.actor))
    ending = "zip" if kind == "csv" else kind
    name = f"brobygger-{utc_now().date().isoformat()}.{ending}"
    return file_answer(_content(register, kind), KINDS[kind], name, language_of(request))


def _content(register: Register, kind: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "market"
        files = write_market(register, path if kind == "csv" else path.with_suffix(f".{kind}"))
        if kind != "csv":
            return files[0].read_bytes()
        packed = io.BytesIO()
        with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
            for file in files:
                archive.write(file, file.name)
        return packed.getvalue()
