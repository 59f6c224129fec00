"""Where an import begins: the file is uploaded."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import UploadFile

from api.language import language_of
from api.security.keeper import Keeper, TheKeeper
from api.web.file_answer import file_answer
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.importing.steps import SORTS
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.accounts.centre import Centre
from matching.checks import Checks
from matching.errors import InvalidFile, InvalidProfile, NotFound, Problem
from matching.ids import new_id
from matching.importing.rights import chosen_centre, demand_importing, own_upload
from matching.importing.upload import Sort, Upload
from matching.register import Register
from matching.rights.actor import Actor
from storage.export_file import write_market
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, utc_now
from storage.upload_mapping import mapping_of
from storage.uploading import read_upload

LABELS = {
    "file": words("The file"),
    "sort": words("What stands in the file"),
    "centre": words("Volunteer centre of the new partners"),
    "mapping": words("A mapping that you kept from last time"),
}
TEMPLATES = {
    "brobygger.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    **dict.fromkeys((f"{sort}.csv" for sort in SORTS), "text/csv; charset=utf-8"),
}
MOST_OF_MAPPING = 100_000

router = APIRouter(prefix="/import")


async def files_sent(request: Request) -> dict[str, tuple[str, bytes]]:
    """Name and content of each file of the form."""
    form = await request.form()
    files = [(name, value) for name, value in form.multi_items() if isinstance(value, UploadFile)]
    return {name: (file.filename or "", await file.read()) for name, file in files}


TheFiles = Annotated[dict[str, tuple[str, bytes]], Depends(files_sent)]


@router.get("")
def begin(request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """The form, and what was begun and is not done."""
    demand_importing(visitor.actor)
    return _page(request, keeper, visitor.actor, Filled())


@router.post("")
def upload(
    request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm, files: TheFiles
) -> Response:
    """Read the file, and go on to its columns, or to what would change."""
    demand_importing(visitor.actor)

    def do() -> Response:
        made = _read(keeper, visitor.actor, form, files)
        transact(keeper.url, lambda work: work.uploads.add(made))
        return go(request, f"/import/{made.id}" + ("/columns" if made.is_own and not made.mapping else ""))

    return submitted(form, do, lambda filled, status: _page(request, keeper, visitor.actor, filled, status))


@router.post("/{id}/discard")
def discard(id: str, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """Forget the file."""

    def use_case(work: UnitOfWork) -> None:
        work.uploads.delete(own_upload(work.uploads, visitor.actor, id).value.id)

    transact(keeper.url, use_case)
    return go(request, "/import", words("The file is forgotten; nothing was changed."))


@router.get("/templates/{name}")
def template(name: str, request: Request, visitor: TheVisitor) -> Response:
    """An empty file with our columns."""
    demand_importing(visitor.actor)
    if name not in TEMPLATES:
        raise NotFound("file", name)
    with TemporaryDirectory() as folder:
        path = Path(folder) / ("brobygger.xlsx" if name.endswith(".xlsx") else "")
        write_market(Register((), (), ()), path)
        content = (Path(folder) / name).read_bytes()
    return file_answer(content, TEMPLATES[name], name, language_of(request))


def _read(keeper: Keeper, actor: Actor, form: Filled, files: dict[str, tuple[str, bytes]]) -> Upload:
    name, content = files.get("file", ("", b""))
    checks = Checks()
    if not name:
        checks.refuse("file", "", "No file is chosen; choose a .xlsx, .csv or .json file on your device.")
    checks.done()
    mapping = _mapping(files.get("mapping", ("", b"")))
    sort: Sort | None = next((one for one in SORTS if one == form.one("sort")), None)
    try:
        read_mapping = mapping_of(mapping) if mapping else None
        is_own, tables = read_upload(name, content, sort, read_mapping)
    except InvalidFile as error:
        field = "mapping" if mapping and "mapping.toml" in str(error) else "file"
        raise InvalidProfile((Problem(field, name, error.sentence),)) from None
    centres = [one.id for one in _centres(keeper, actor)]
    now = utc_now()
    return Upload(
        id=new_id(now),
        user=actor.user or "",
        file=name[-120:],
        at=now,
        centre=chosen_centre(actor, form.one("centre"), centres),
        is_own=is_own,
        mapping=mapping if is_own else "",
        tables=tables,
    )


def _mapping(given: tuple[str, bytes]) -> str:
    name, content = given
    if not name and not content:
        return ""
    checks = Checks()
    try:
        text = content[:MOST_OF_MAPPING].decode("utf-8-sig").replace("\x00", "")
    except UnicodeDecodeError:
        text = ""
    if not text.strip() or len(content) > MOST_OF_MAPPING:
        checks.refuse(
            "mapping", name[:60], "'{value}' is no mapping; choose the .toml file that you kept, or none."
        )
    checks.done()
    return text


def _centres(keeper: Keeper, actor: Actor) -> list[Centre]:
    found = transact(keeper.url, lambda work: work.centres.find(), writing=False)
    return [one.value for one in found if actor.is_administrator or one.value.id in actor.centres]


def _page(request: Request, keeper: Keeper, actor: Actor, form: Filled, status: int = 200) -> Response:
    def use_case(work: UnitOfWork) -> list[Upload]:
        return [one.value for one in work.uploads.find(user=actor.user)]

    begun = [one for one in transact(keeper.url, use_case, writing=False) if not one.taken]
    return render(
        request,
        "administration/import.html",
        status,
        form=form.named(LABELS),
        labels=LABELS,
        sorts=SORTS,
        centres=[(one.id, one.name) for one in _centres(keeper, actor)],
        begun=begun,
        templates=TEMPLATES,
    )
