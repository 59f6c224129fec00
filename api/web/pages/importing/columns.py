"""Columns mapped by eye: each column of the file beside one of our fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from api.language import language_of
from api.security.keeper import TheKeeper
from api.web.file_answer import file_answer
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.importing.labels import codes_to_choose, field_labels
from api.web.pages.importing.steps import SORTS, table_to_map, upload_of, with_mapping
from api.web.rendering import render
from api.web.visitor import TheVisitor
from matching.checks import Checks
from matching.errors import NotFound
from matching.importing.upload import Sort, Upload, UploadTable
from storage.market_columns import COLUMNS, Column
from storage.upload_mapping import Chosen, first_values, mapping_of, mapping_toml, proposed, unknown_codes

router = APIRouter(prefix="/import")


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """A column of the file with the first values in it; ``field`` is the name of its choice in the form."""

    field: str
    name: str
    values: list[str]


@router.get("/{id}/columns")
def columns(id: str, request: Request, visitor: TheVisitor, keeper: TheKeeper, sort: str = "") -> Response:
    """The columns, with what they look like."""
    upload = upload_of(keeper, visitor.actor, id).value
    table = table_to_map(upload)
    asked: Sort = next((one for one in SORTS if one == sort), table.sort or "partners")
    return _page(request, upload, asked, _at_first(table, asked, upload))


@router.post("/{id}/columns")
def map_columns(id: str, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """Keep which column is what; then come the values that nobody knows, if there are any."""
    upload = upload_of(keeper, visitor.actor, id).value
    table = table_to_map(upload)
    sort: Sort = next((one for one in SORTS if one == form.one("sort")), "partners")

    def do() -> Response:
        chosen = chosen_in(form, table, sort)
        _check(chosen)
        toml = mapping_toml(table, chosen)
        mapping_of(toml)
        with_mapping(keeper, visitor.actor, id, toml, sort)
        return go(request, f"/import/{id}" + ("/values" if unknown_codes(table, chosen) else ""))

    return submitted(form, do, lambda filled, status: _page(request, upload, sort, filled, status))


@router.get("/{id}/mapping.toml")
def mapping(id: str, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """The mapping, to be used again here or with ``brobygger import --mapping``."""
    upload = upload_of(keeper, visitor.actor, id).value
    if not upload.mapping:
        raise NotFound("mapping", id)
    name = f"{upload.file.rpartition('.')[0] or 'mapping'}.toml"
    return file_answer(upload.mapping.encode(), "application/toml", name, language_of(request))


def chosen_in(form: Filled, table: UploadTable, sort: Sort) -> Chosen:
    """What was chosen in the form."""
    known = {one.name for one in COLUMNS[sort]}
    fields = {name: form.one(f"column-{at}") for at, name in enumerate(table.names) if name}
    return Chosen(
        sort,
        {name: field for name, field in fields.items() if field in known},
        form.one("id_from") if form.one("id_from") in table.names else "",
        {name: form.one(f"all-{name}") for name in _for_all(sort)},
    )


def _for_all(sort: Sort) -> dict[str, Column]:
    """The codes that a record cannot do without: they can be the same for all rows."""
    return {one.name: one for one in COLUMNS[sort] if one.required and one.type == "code"}


def _check(chosen: Chosen) -> None:
    checks, given = Checks(), list(chosen.fields.values())
    has = {*given, *(name for name, text in chosen.constants.items() if text)}
    for column in COLUMNS[chosen.sort]:
        if not column.required or column.name in has or (column.name == "id" and chosen.id_from):
            continue
        field = {"id": "id_from"}.get(column.name, f"all-{column.name}")
        checks.refuse(
            field if column.type == "code" or column.name == "id" else "",
            "",
            "No column is {name}, which every row needs; choose one.",
            name=field_labels(chosen.sort)[column.name],
        )
    checks.done()


def _at_first(table: UploadTable, sort: Sort, upload: Upload) -> Filled:
    """What was chosen before, else what is called alike."""
    labels = field_labels(sort)
    texts = {name: (label.text("da"), label.text("en")) for name, label in labels.items()}
    found: Mapping[str, str] = proposed(table.names, sort, texts)
    id_from, constants = "", dict[str, str]()
    if upload.mapping and (kept := mapping_of(upload.mapping)).sort == sort:
        of_field = {name: source for name, sources in kept.sources.items() for source in sources}
        found = {name: field for field, one in of_field.items() if field != "id" for name in one.columns}
        id_from = of_field["id"].columns[0] if "id" in of_field else ""
        constants = {name: str(value) for name, value in kept.constants.items()}
    elif "id" not in found.values():
        names = [name for name, field in found.items() if field in {"name", "alias", "title"}]
        id_from = names[0] if names else ""
    given = {f"column-{at}": found.get(name, "") for at, name in enumerate(table.names)}
    return Filled.of(
        {**given, "id_from": id_from, **{f"all-{name}": text for name, text in constants.items()}}
    )


def _page(request: Request, upload: Upload, sort: Sort, form: Filled, status: int = 200) -> Response:
    table = table_to_map(upload)
    shown = [
        ColumnShown(f"column-{at}", name, first_values(table, name))
        for at, name in enumerate(table.names)
        if name
    ]
    return render(
        request,
        "administration/columns.html",
        status,
        upload=upload,
        form=form,
        sort=sort,
        sorts=SORTS,
        columns=shown,
        fields=field_labels(sort),
        column_names=[(one.name, one.name) for one in shown],
        for_all={
            name: codes_to_choose(one.list_name or "", language_of(request))
            for name, one in _for_all(sort).items()
        },
        labels={"id_from", *(one.field for one in shown), *(f"all-{name}" for name in _for_all(sort))},
        unmapped=[one.name for one in shown if not form.one(one.field)],
    )
