"""Values that are no codes of ours, each beside a choice of codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from fastapi import APIRouter, Request, Response

from api.language import language_of
from api.security.keeper import TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.importing.labels import codes_to_choose, field_labels
from api.web.pages.importing.steps import table_to_map, upload_of, with_mapping
from api.web.rendering import render
from api.web.visitor import TheVisitor
from matching.errors import InvalidStep
from matching.importing.upload import Sort, Upload
from matching.messages import message
from storage.market_columns import COLUMNS
from storage.upload_mapping import Chosen, mapping_of, mapping_toml, nearest_code, unknown_codes

router = APIRouter(prefix="/import")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A text that nobody knows; ``name`` is that of its choice in the form."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class UnknownOf:
    """The texts of a field that nobody knows, and the code list of it."""

    field: str
    list_name: str
    is_required: bool
    texts: tuple[Unknown, ...]


@router.get("/{id}/values")
def values(id: str, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """Each with the code that is called most alike."""
    upload = upload_of(keeper, visitor.actor, id).value
    chosen = _chosen(upload)
    unknown = _unknown(upload, chosen)
    given = {
        one.name: chosen.translations.get(group.field, {}).get(
            one.text.casefold(), nearest_code(one.text, group.list_name)
        )
        for group in unknown
        for one in group.texts
    }
    return _page(request, upload, chosen.sort, unknown, Filled.of(given))


@router.post("/{id}/values")
def map_values(id: str, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """Keep what each stands for."""
    upload = upload_of(keeper, visitor.actor, id).value
    chosen = _chosen(upload)
    unknown = _unknown(upload, chosen)

    def do() -> Response:
        said = {group.field: {one.text: form.one(one.name) for one in group.texts} for group in unknown}
        toml = mapping_toml(table_to_map(upload), replace(chosen, translations=said))
        mapping_of(toml)
        with_mapping(keeper, visitor.actor, id, toml, chosen.sort)
        return go(request, f"/import/{id}")

    return submitted(
        form, do, lambda filled, status: _page(request, upload, chosen.sort, unknown, filled, status)
    )


def _chosen(upload: Upload) -> Chosen:
    """What was chosen, out of the mapping that was kept of it."""
    if not upload.mapping:
        raise InvalidStep(message("The columns of this file are not mapped yet; begin with them."))
    kept = mapping_of(upload.mapping)
    sources = {name: list(own) for name, own in kept.sources.items()}
    fields = {column: name for name, own in sources.items() if name != "id" for column in own[0].columns}
    ids = sources.get("id")
    constants: Mapping[str, str] = {name: str(value) for name, value in kept.constants.items()}
    said = {name: {text: codes[0] for text, codes in own.items()} for name, own in kept.translations.items()}
    return Chosen(kept.sort, fields, ids[0].columns[0] if ids else "", constants, said)


def _unknown(upload: Upload, chosen: Chosen) -> list[UnknownOf]:
    columns = {one.name: one for one in COLUMNS[chosen.sort]}
    return [
        UnknownOf(
            field,
            columns[field].list_name or "",
            columns[field].required,
            tuple(Unknown(f"{field}-{at}", text) for at, text in enumerate(texts)),
        )
        for field, texts in unknown_codes(table_to_map(upload), chosen).items()
    ]


def _page(
    request: Request, upload: Upload, sort: Sort, unknown: list[UnknownOf], form: Filled, status: int = 200
) -> Response:
    return render(
        request,
        "administration/values.html",
        status,
        upload=upload,
        unknown=unknown,
        options={
            group.list_name: codes_to_choose(group.list_name, language_of(request)) for group in unknown
        },
        form=form,
        fields=field_labels(sort),
        labels={one.name: one.text for group in unknown for one in group.texts},
    )
