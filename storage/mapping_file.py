"""A mapping file as it was written: read as TOML and checked, with a sentence for each mistake."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Iterable
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from matching.errors import InvalidFile, InvalidProfile
from storage.market_columns import COLUMNS, SORTS, Sort
from storage.records import profile_of, unknown_name
from storage.refusals import refused_file, shown
from storage.text_file import open_text

Test = Callable[[Any], bool]


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_sign(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_number(value: Any) -> bool:
    return _is_whole(value) or (isinstance(value, Decimal) and value.is_finite())


def _is_table(value: Any) -> bool:
    return isinstance(value, dict)


PARTS: dict[str, tuple[Test, str]] = {
    "sort": (lambda value: value in SORTS, ", ".join(SORTS)),
    "sheet": (_is_sign, '"Ark1"'),
    "header_row": (lambda value: _is_whole(value) and value > 0, "1"),
    "decimal": (lambda value: value in {",", "."}, '"," - "."'),
    "fields": (_is_table, "[fields]"),
    "constants": (_is_table, "[constants]"),
    "translate": (_is_table, "[translate.kind]"),
}
"""The parts of a mapping file: what each has to be, and an example."""

OPTIONS: dict[str, tuple[Test, str]] = {
    "column": (_is_sign, '"Navn"'),
    "columns": (_are_texts, '["Fornavn", "Efternavn"]'),
    "join": (_is_text, '", "'),
    "split": (_is_sign, '";"'),
    "blank": (_are_texts, '["-", "ukendt"]'),
    "capitals": (lambda value: value in {"sentence", "title"}, '"sentence" - "title"'),
    "org_id": (lambda value: isinstance(value, bool), "true"),
    "form": (lambda value: isinstance(value, str) and "{}" in value, '"postcode:GB {}"'),
    "only_codes_of": (lambda value: value in _code_lists(), '"purposes"'),
    "times": (_is_number, "8.70"),
    "decimals": (_is_whole, "0"),
}
"""The options of a field: what each has to be, and an example."""


class MappingFile:
    """What stands in the mapping file at ``path``.

    Raises (every method):
        InvalidFile: what stands there cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with open_text(path) as source:
            text = source.read()
        try:
            self.given: dict[str, Any] = tomllib.loads(text, parse_float=Decimal)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise refused_file("{file} is not TOML: {reason}.", file=path, reason=error) from None

    @property
    def sort(self) -> Sort:
        """The sort of record that is fed."""
        return cast(Sort, self.given["sort"])

    def table(self, name: str) -> dict[str, Any]:
        """The table ``name``, empty where there is none."""
        return cast(dict[str, Any], self.given.get(name, {}))

    def sources(self, name: str) -> list[dict[str, Any]]:
        """The sources of the value ``name``, each with the tuple of its ``columns``."""
        given = self.table("fields")[name]
        return [_source(one) for one in (given if isinstance(given, list) else [given])]

    def check(self) -> None:
        """Find the first mistake."""
        self._check_options("mapping", self.given, PARTS)
        if "sort" not in self.given:
            raise self._refused('{file} does not say what it feeds; begin it with sort = "partners".')
        for part in ("fields", "constants", "translate"):
            self._check_names(self.table(part))
        self._check_constants()
        for name in self.table("fields"):
            self._check_field(name)
        for name, given in self.table("translate").items():
            self._check_translation(name, given)
        self._check_required()

    def _check_names(self, names: Iterable[str]) -> None:
        known = {column.name for column in COLUMNS[self.sort]}
        for name in names:
            if name not in known:
                sentence = unknown_name(self.sort, name).sentence
                raise self._refused("{file}: {sentence}", sentence=sentence)

    def _check_constants(self) -> None:
        constants = self.table("constants")
        try:
            profile_of(self.sort, constants)
        except InvalidProfile as error:
            for problem in error.problems:
                if problem.field in constants:
                    raise self._refused("{file}: {sentence}", sentence=problem.sentence) from None

    def _check_field(self, name: str) -> None:
        given = self.table("fields")[name]
        for one in given if isinstance(given, list) and given else [given]:
            if isinstance(one, str):
                continue
            if not isinstance(one, dict) or ("column" in one) == ("columns" in one):
                raise self._refused(
                    '{file}: {name} has no column; write {name} = "Column" '
                    'or {name} = {{ column = "Column", … }}.',
                    name=name,
                )
            self._check_options(name, one, OPTIONS)

    def _check_options(self, name: str, given: dict[str, Any], known: dict[str, tuple[Test, str]]) -> None:
        for option, value in given.items():
            if option not in known:
                near = difflib.get_close_matches(option, known, n=1)
                raise self._refused(
                    "{file}: '{option}' is not an option of {name}; use one of {known}.",
                    option=option,
                    name=name,
                    known=near[0] if near else ", ".join(known),
                )
            test, example = known[option]
            if not test(value):
                raise self._refused(
                    "{file}: '{value}' cannot be the {option} of {name}; write it as in {example}.",
                    value=shown(value),
                    option=option,
                    name=name,
                    example=example,
                )

    def _check_translation(self, name: str, given: Any) -> None:
        values = given.values() if isinstance(given, dict) else [None]
        if not all(_is_text(value) or _are_texts(value) for value in values):
            raise self._refused(
                '{file}: a line under [translate.{name}] is not of the form "in the cell" = "code".',
                name=name,
            )

    def _check_required(self) -> None:
        given = self.table("fields").keys() | self.table("constants").keys()
        for column in COLUMNS[self.sort]:
            if column.required and column.name not in given:
                raise self._refused(
                    "{file}: nothing feeds {name}, which {sort} cannot do without; "
                    "add it under [fields] or [constants].",
                    name=column.name,
                    sort=self.sort,
                )

    def _refused(self, template: str, **values: Any) -> InvalidFile:
        return refused_file(template, file=self.path, **values)


def _source(given: str | dict[str, Any]) -> dict[str, Any]:
    if isinstance(given, str):
        return {"columns": (given,)}
    options = {name: value for name, value in given.items() if name not in {"column", "columns"}}
    options["columns"] = tuple(given["columns"]) if "columns" in given else (given["column"],)
    if "blank" in options:
        options["blank"] = frozenset(value.strip().casefold() for value in options["blank"])
    if "times" in options:
        options["times"] = Decimal(options["times"])
    return options


def _code_lists() -> set[str]:
    names = {Path(entry.name).stem for entry in files("matching").joinpath("codelists").iterdir()}
    return names - {"municipalities"}
