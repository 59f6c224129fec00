"""What would change, the refused rows to be corrected, and taking the file in."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.security.keeper import Keeper, TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.importing.labels import field_labels
from api.web.pages.importing.shown_rows import AT_A_TIME, refused_form, shown_refused
from api.web.pages.importing.steps import SORTS, upload_of
from api.web.paging import page_of
from api.web.rendering import render
from api.web.visitor import TheVisitor, Visitor
from api.web.words import words
from matching.errors import InvalidStep
from matching.importing.rights import own_upload
from matching.importing.upload import Correction, Upload, UploadRow
from matching.messages import message
from storage.market_columns import COLUMNS
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork
from storage.upload_plan import Plan, plan_of, take

MOST_SHOWN = 50
"""Of rows that change; the others are counted."""

router = APIRouter(prefix="/import")


@router.get("/{id}")
def look_through(
    id: str,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Response:
    """What would change; of a file that was taken, what has."""
    upload = upload_of(keeper, visitor.actor, id).value
    if upload.taken:
        return render(request, "administration/taken.html", upload=upload, sorts=SORTS)
    if upload.is_own and not upload.mapping:
        return go(request, f"/import/{id}/columns")
    return _page(request, keeper, visitor, upload, Filled(), page=page)


@router.post("/{id}/rows")
def correct(id: str, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """Keep what was corrected in the refused rows, and look again."""

    def use_case(work: UnitOfWork) -> None:
        stored = own_upload(work.uploads, visitor.actor, id)
        work.uploads.change(_corrected(stored.value, form), stored.version)

    transact(keeper.url, use_case)
    return go(request, f"/import/{id}#refused")


@router.post("/{id}/take")
def take_in(id: str, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """Take what can be taken; what is refused is left out."""
    upload = upload_of(keeper, visitor.actor, id).value

    def use_case(work: UnitOfWork) -> None:
        stored = own_upload(work.uploads, visitor.actor, id)
        if stored.value.taken or (stored.value.is_own and not stored.value.mapping):
            raise InvalidStep(message("This file was taken in already, or is not ready; look at it again."))
        work.uploads.change(take(work, visitor.actor, stored.value, form.one("digest")), stored.version)

    def do() -> Response:
        transact(keeper.url, use_case)
        return go(request, f"/import/{id}", words("The file is taken in."))

    if upload.taken or (upload.is_own and not upload.mapping):
        return go(request, f"/import/{id}")
    return submitted(form, do, lambda filled, status: _page(request, keeper, visitor, upload, filled, status))


def _corrected(upload: Upload, form: Filled) -> Upload:
    tables = tuple(
        replace(table, rows=tuple(_row(row, f"{at}-{row.number}-", form) for row in table.rows))
        for at, table in enumerate(upload.tables)
    )
    return replace(upload, tables=tables)


def _row(row: UploadRow, prefix: str, form: Filled) -> UploadRow:
    known = {column for names in map(field_labels, SORTS) for column in names}
    given = {
        name.removeprefix(prefix): form.one(name)
        for name in form.values
        if name.startswith(prefix) and name.removeprefix(prefix) in known
    }
    if not given:
        return row
    kept = [one for one in row.corrections if one.field not in given]
    new = [Correction(field=field, text=text.strip()) for field, text in given.items()]
    return replace(row, corrections=(*kept, *new))


def _page(
    request: Request,
    keeper: Keeper,
    visitor: Visitor,
    upload: Upload,
    form: Filled,
    status: int = 200,
    page: int = 1,
) -> Response:
    plan: Plan = transact(keeper.url, lambda work: plan_of(work, visitor.actor, upload), writing=False)
    refused = page_of(plan.refused, page, f"/import/{upload.id}", most=AT_A_TIME)
    return render(
        request,
        "administration/look_through.html",
        status,
        upload=upload,
        plan=plan,
        taking=len(plan.new) + len(plan.changed),
        new=plan.new[:MOST_SHOWN],
        changed=plan.changed[:MOST_SHOWN],
        refused=refused,
        rows=(rows := shown_refused(upload, refused.items)),
        fields={sort: field_labels(sort) for sort in SORTS},
        columns={sort: {one.name: one for one in COLUMNS[sort]} for sort in SORTS},
        sorts=SORTS,
        form=form,
        cells=refused_form(rows).named(
            {cell.name: field_labels(row.sort)[cell.column.name] for row in rows for cell in row.cells}
        ),
        labels={},
    )
