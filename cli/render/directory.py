"""Tables of partners and of statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from cli.render.amounts import decimal
from cli.render.lines import DIM, line, said, table
from cli.render.names import places_words, resource_word
from matching.codes import code_list
from matching.messages import Language, message
from matching.partner import Partner
from matching.register import Register
from matching.statement import Need, Statement


def partner_table(
    partners: Sequence[Partner], register: Register, language: Language
) -> Iterator[RenderableType]:
    """Id, name, kind, places and number of needs and offers; nothing where there are none."""
    if not partners:
        return
    headings = (message("id"), message("name"), message("kind"), message("places"), message("needs/offers"))
    made = table(*(heading.text(language) for heading in headings))
    made.columns[0].no_wrap = True
    made.columns[4].justify = "right"
    for partner in partners:
        own = register.statements_of.get(partner.id, [])
        needs = sum(isinstance(statement, Need) for statement in own)
        made.add_row(
            line(partner.id),
            line(partner.name),
            code_list("partner_kinds").label(partner.kind, language),
            line(places_words(partner.places, language)),
            f"{needs}/{len(own) - needs}",
        )
    yield made


def statement_table(
    statements: Sequence[Statement], register: Register, language: Language
) -> Iterator[RenderableType]:
    """Id, headline, resource, partner and status; nothing where there are none."""
    if not statements:
        return
    headings = (
        message("id"),
        message("headline"),
        message("resource"),
        message("partner"),
        message("status"),
    )
    made = table(*(heading.text(language) for heading in headings))
    made.columns[0].no_wrap = True
    for statement in statements:
        made.add_row(
            line(statement.id),
            line(statement.headline),
            line(resource_word(statement, language)),
            line(register.partner(statement.partner).name),
            code_list("statuses").label(statement.status, language),
        )
    yield made


def shown_of(shown: int, total: int, language: Language) -> Text:
    """How many of how many are shown; why there are none."""
    if not total:
        nothing = message("Nothing to show: nothing is there yet, or the filters leave nothing.")
        return said(nothing, language)
    counts = {"shown": decimal(shown, language), "total": decimal(total, language)}
    if shown == total:
        return said(message("{shown} of {total} shown.", **counts), language, DIM)
    return said(message("{shown} of {total} shown; -n or --all shows more.", **counts), language, DIM)
