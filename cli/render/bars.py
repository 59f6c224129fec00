"""A directed score as bars that add up: each begins where the one above it ends."""

from __future__ import annotations

from rich.bar import Bar
from rich.table import Table

from cli.render.amounts import decimal, percent, shown_shares
from cli.render.lines import DIM, STRONG, line
from matching.component_names import component_name
from matching.match import DirectedScore
from matching.messages import Language, message

COLOUR = "green"
NAME_WIDTH = 22


def score_bars(directed: DirectedScore, language: Language) -> Table:
    """Component, value, what it adds to the fit, and its bar; the last row is the sum."""
    headings = (message("part"), message("value"), message("adds"))
    part_of_it, value, adds = (heading.text(language) for heading in headings)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=DIM, expand=True)
    table.add_column(part_of_it, no_wrap=True, min_width=NAME_WIDTH)
    table.add_column(value, justify="right", no_wrap=True)
    table.add_column(adds, justify="right", no_wrap=True)
    table.add_column(ratio=1, min_width=10)
    shown, total = shown_shares([part.contribution for part in directed.parts], directed.fit)
    at = 0.0
    for part, share in zip(directed.parts, shown, strict=True):
        bar = Bar(1.0, at, at + part.contribution, color=COLOUR)
        name = component_name(part.component).text(language)
        table.add_row(name, decimal(part.value, language, 2), decimal(share, language, 3), bar)
        at += part.contribution
    table.add_row(
        line((message("together").text(language), STRONG)),
        "",
        line((decimal(total, language, 3), STRONG)),
        Bar(1.0, 0, directed.fit, color=COLOUR),
    )
    table.add_row(
        line((message("chance of a yes").text(language), STRONG)), "", percent(directed.probability, language)
    )
    return table
