"""The answer of ``brobygger why``."""

from __future__ import annotations

from pathlib import Path

from cli.asked import what_was_asked
from cli.market import recommender_over, register_of
from cli.render.header import header
from cli.render.why import why_lines
from cli.terminal import Terminal
from matching.report import query_as_dict, why_as_dict


def answer(
    terminal: Terminal, given: str, partner: str, *, as_text: bool, market: Path | None, json: bool
) -> None:
    """Say where ``partner`` stands in the list for what was given, and why.

    Raises:
        BrobyggerError: the question, the register or the model cannot be used.
    """
    register = register_of(market, terminal)
    asked = what_was_asked(given, register, as_text=as_text)
    register.partner(partner)
    recommender = recommender_over(register, terminal)
    found = recommender.why(asked.query, partner)
    language = terminal.language
    if json:
        query = query_as_dict(asked.in_market(recommender.market), language)
        understood = [sentence.text(language) for sentence in asked.understood]
        terminal.document(
            {"query": {"given": given, **query, "understood": understood}, **why_as_dict(found, language)}
        )
        return
    terminal.show(*header(asked, language), *why_lines(found, asked, language))
