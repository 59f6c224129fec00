"""The answer of ``brobygger partners``: the partners, needs or offers that pass the filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from cli.market import register_of
from cli.render.directory import partner_table, shown_of, statement_table
from cli.terminal import Terminal
from matching.build_columns import build_columns
from matching.errors import InvalidQuery
from matching.filters import Filters
from matching.messages import message
from matching.partner import Partner
from matching.register import Register
from matching.report import partner_as_dict, statement_as_dict
from matching.statement import Need, Statement

T = TypeVar("T", Partner, Statement)


@dataclass(frozen=True, slots=True)
class ListOrder:
    """What to list; ``n`` is None for all of it."""

    filters: Filters
    search: str
    needs: bool
    offers: bool
    n: int | None


def answer(terminal: Terminal, order: ListOrder, *, market: Path | None, json: bool) -> None:
    """List what passes the filters, in the order of the ids.

    Raises:
        BrobyggerError: the register cannot be read, or the length is none.
    """
    if order.n is not None and order.n < 1:
        raise InvalidQuery(message("A list of {n} is not possible; ask for at least 1, or --all.", n=order.n))
    register = register_of(market, terminal)
    partners, statements = _passing(register, order.filters)
    partners = [partner for partner in partners if _says(order.search, _texts(partner))]
    statements = [
        one for one in statements if _says(order.search, (one.id, one.title, one.text, one.partner))
    ]
    if order.needs or order.offers:
        _show_statements(terminal, register, _wanted(statements, order), order, json=json)
    else:
        _show_partners(terminal, register, partners, order, json=json)


def _passing(register: Register, filters: Filters) -> tuple[list[Partner], list[Statement]]:
    """What the filters leave, by the same rules as in a list of matches."""
    partners = list(register.partners.values())
    statements: list[Statement] = [*register.needs.values(), *register.offers.values()]
    columns = build_columns(partners, statements)
    kept = np.ones(len(columns), dtype=np.bool_)
    for _, removes in filters.tests():
        kept &= ~removes(columns)
    first = len(partners)
    return _kept(partners, kept[:first].tolist()), _kept(statements, kept[first:].tolist())


def _kept(records: Sequence[T], kept: Sequence[bool]) -> list[T]:
    return [record for record, stays in zip(records, kept, strict=True) if stays]


def _texts(partner: Partner) -> tuple[str, ...]:
    return partner.id, partner.name, partner.mission, partner.resources, partner.roles_can_text


def _says(search: str, texts: Sequence[str]) -> bool:
    wanted = search.casefold()
    return any(wanted in text.casefold() for text in texts)


def _wanted(statements: list[Statement], order: ListOrder) -> list[Statement]:
    return [one for one in statements if (order.needs if isinstance(one, Need) else order.offers)]


def _show_partners(
    terminal: Terminal, register: Register, partners: list[Partner], order: ListOrder, *, json: bool
) -> None:
    shown, language = partners[: order.n], terminal.language
    if not json:
        terminal.show(
            *partner_table(shown, register, language), shown_of(len(shown), len(partners), language)
        )
        return
    records = [{**partner_as_dict(one, language), **_counts(register, one)} for one in shown]
    terminal.document({"partners": records, "shown": len(shown), "total": len(partners)})


def _counts(register: Register, partner: Partner) -> dict[str, Any]:
    own = register.statements_of.get(partner.id, [])
    needs = sum(isinstance(statement, Need) for statement in own)
    return {"needs": needs, "offers": len(own) - needs}


def _show_statements(
    terminal: Terminal, register: Register, statements: list[Statement], order: ListOrder, *, json: bool
) -> None:
    shown, language = statements[: order.n], terminal.language
    if not json:
        terminal.show(
            *statement_table(shown, register, language), shown_of(len(shown), len(statements), language)
        )
        return
    records = [
        {**statement_as_dict(one, language), "partner": one.partner, "status": one.status} for one in shown
    ]
    terminal.document({"statements": records, "shown": len(shown), "total": len(statements)})
