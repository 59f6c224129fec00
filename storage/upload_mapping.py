"""Columns mapped by eye: what is proposed, what was chosen, and the mapping that comes of it, as TOML."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from matching.codes import code_list
from matching.errors import InvalidFile
from matching.importing.upload import Sort, UploadTable
from matching.messages import Message
from storage.escapes import split_unescaped
from storage.mapping import Mapping as ReadMapping
from storage.mapping import read_mapping
from storage.market_columns import COLUMNS, Column

ALSO_CALLED: Mapping[str, str] = {
    "navn": "name", "foreningsnavn": "name", "virksomhed": "name", "organisation": "name", "forening": "name",
    "type": "kind", "art": "kind", "organisationstype": "kind", "formål": "mission", "beskrivelse": "mission",
    "by": "places", "kommune": "places", "sted": "places", "cvr": "identifiers", "cvr-nummer": "identifiers",
    "cvr-nr": "identifiers", "kontaktperson": "contact_name", "kontakt": "contact_name",
    "e-mail": "contact_email", "email": "contact_email", "mail": "contact_email",
    "telefon": "contact_phone", "tlf": "contact_phone", "mobil": "contact_phone", "phone": "contact_phone",
    "hjemmeside": "website", "web": "website", "www": "website", "ansatte": "employees",
    "medarbejdere": "employees", "medlemmer": "members", "frivillige": "volunteers", "sprog": "languages",
    "målgruppe": "target_groups", "målgrupper": "target_groups", "titel": "title", "partner-id": "partner",
    "nr": "id", "nummer": "id", "nøgle": "id", "ressource": "resource_kind", "antal": "quantity",
    "enhed": "unit", "udløber": "expires", "alias": "alias", "kaldenavn": "alias",
}  # fmt: skip
"""What the columns of lists that centres keep are often called."""
CALLED: Mapping[str, str] = {
    **dict.fromkeys(("forening", "klub", "idrætsklub", "idrætsforening", "frivillig forening"), "ngo"),
    **dict.fromkeys(("kommune", "region", "stat", "myndighed", "offentlig"), "public_body"),
    **dict.fromkeys(("firma", "erhverv", "aps", "a/s"), "company"),
    **dict.fromkeys(("skole", "gymnasium", "højskole"), "educational_institution"),
}
"""What partners of a kind are often called."""
SEPARATORS = ("|", ";", ",")
OF_LISTS = 20
"""So many cells tell by which sign a list in a cell is parted."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen for a table: our field of each column, the column that makes the ids, what holds for
    all rows, and by the field what a text stands for (``""`` for nothing)."""

    sort: Sort
    fields: Mapping[str, str]
    id_from: str = ""
    constants: Mapping[str, str] = field(default_factory=dict)
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def proposed(names: Iterable[str], sort: Sort, labels: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Our field of each column that is called alike; ``labels`` are the names of the fields on pages."""
    known = {column.name: column.name for column in COLUMNS[sort]}
    for name, texts in labels.items():
        known |= {_plain(text): name for text in texts if name in known}
    known |= {called: name for called, name in ALSO_CALLED.items() if name in {*known.values()}}
    found: dict[str, str] = {}
    for name in names:
        near = difflib.get_close_matches(_plain(name), known, n=1, cutoff=0.82)
        if name and near and known[near[0]] not in found.values():
            found[name] = known[near[0]]
    return found


def first_values(table: UploadTable, name: str, most: int = 3) -> list[str]:
    """The first different texts that stand in a column."""
    found = (table.values(row).get(name, "").strip() for row in table.rows)
    return list(dict.fromkeys(text for text in found if text))[:most]


def unknown_codes(table: UploadTable, chosen: Chosen, most: int = 40) -> dict[str, list[str]]:
    """By the field the texts in its columns that are no code and no label."""
    columns, unknown = {one.name: one for one in COLUMNS[chosen.sort]}, dict[str, list[str]]()
    for name, field_ in chosen.fields.items():
        column = columns[field_]
        if column.list_name is None:
            continue
        known, sign = code_list(column.list_name), _separator(table, name, column)
        cells = (table.values(row).get(name, "") for row in table.rows)
        texts = (part.strip() for cell in cells for part in (cell.split(sign) if sign else [cell]))
        strange = dict.fromkeys(text for text in texts if text and known.find(text) is None)
        if strange:
            unknown[field_] = [*dict.fromkeys([*unknown.get(field_, []), *strange])][:most]
    return unknown


def nearest_code(text: str, list_name: str) -> str:
    """The code whose label is most like ``text``; nothing when none is."""
    codes = code_list(list_name)
    labels = {codes.label(code, "da").casefold(): code for code in codes}
    labels |= {codes.label(code, "en").casefold(): code for code in codes}
    said = text.casefold().strip()
    if CALLED.get(said) in codes:
        return CALLED[said]
    near = difflib.get_close_matches(said, labels, n=1, cutoff=0.6)
    holding = [code for label, code in labels.items() if len(said) > 3 and said in label]
    return labels[near[0]] if near else next(iter(holding), "")


def mapping_toml(table: UploadTable, chosen: Chosen) -> str:
    """The mapping as it is written in a file (docs/format.md)."""
    columns = {one.name: one for one in COLUMNS[chosen.sort]}
    of_field: dict[str, list[str]] = {}
    for name, field_ in chosen.fields.items():
        of_field.setdefault(field_, []).append(name)
    if chosen.id_from:
        of_field["id"] = [chosen.id_from]
    lines = [f"sort = {_quoted(chosen.sort)}", "", "[fields]"]
    lines += [f"{name} = {_source(table, columns[name], own)}" for name, own in of_field.items()]
    constants = {name: text for name, text in chosen.constants.items() if text}
    if constants:
        lines += ["", "[constants]", *(f"{name} = {_quoted(text)}" for name, text in constants.items())]
    for name, texts in chosen.translations.items():
        lines += ["", f"[translate.{name}]", *(f"{_quoted(a)} = {_quoted(b)}" for a, b in texts.items())]
    return "\n".join(lines) + "\n"


def mapping_of(text: str, name: str = "mapping.toml") -> ReadMapping:
    """The mapping that ``text`` is.

    Raises:
        InvalidFile: it is none.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        try:
            return read_mapping(path)
        except InvalidFile as error:
            values = {key: name if value == path else value for key, value in error.sentence.values.items()}
            raise InvalidFile(Message(error.sentence.template, values)) from None


def _source(table: UploadTable, column: Column, names: list[str]) -> str:
    options = [
        f"columns = [{', '.join(map(_quoted, names))}]" if len(names) > 1 else f"column = {_quoted(names[0])}"
    ]
    if sign := _separator(table, names[0], column):
        options.append(f"split = {_quoted(sign)}")
    if column.form == "identifier" and _are_bare_numbers(first_values(table, names[0])):
        options.append('form = "DK-CVR:{}"')
    return f"{{ {', '.join(options)} }}"


def _separator(table: UploadTable, name: str, column: Column) -> str:
    """By which sign lists in this column are parted; commas only between codes, since places have some."""
    if not column.is_list:
        return ""
    some = " ".join(first_values(table, name, OF_LISTS))
    signs = SEPARATORS if column.type == "codes" else SEPARATORS[:2]
    return next((sign for sign in signs if len(split_unescaped(some, sign)) > 1), "")


def _are_bare_numbers(texts: list[str]) -> bool:
    return bool(texts) and all(re.fullmatch(r"[\d ]{8,11}", text) for text in texts)


def _plain(name: str) -> str:
    return name.strip().casefold().rstrip(".:")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
