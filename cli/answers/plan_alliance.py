"""The answer of ``brobygger plan alliance``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cli.market import recommender_over, register_of
from cli.render.alliances import plan_lines
from cli.terminal import Terminal
from matching.alliances.as_dict import plan_as_dict
from matching.alliances.given_part import read_part
from matching.alliances.good_partnerships import good_partnerships
from matching.alliances.planning import plan_alliances
from matching.alliances.sector import read_sector
from matching.alliances.wish import Wish
from matching.errors import InvalidQuery
from matching.messages import message
from matching.register import Register
from matching.rights.actor import SYSTEM
from storage.settings import database_url
from storage.transaction import transact


def answer(  # noqa: PLR0913 – one for each option
    terminal: Terminal,
    need: str,
    *,
    also: Sequence[str],
    parts: Sequence[str],
    sectors: Sequence[str],
    most: int,
    parts_each: int,
    members: Sequence[str],
    good: Sequence[str],
    prefer_good: bool,
    alternatives: int,
    deadline: float,
    market: Path | None,
    json: bool,
) -> None:
    """Propose alliances for a need.

    Raises:
        BrobyggerError: the need, a condition, the register or the model cannot be used.
    """
    if prefer_good and market is not None:
        raise InvalidQuery(
            message(
                "--prefer-good asks for the partnerships in the database, and --market is a file without "
                "any; leave one of the two out, or name partnerships with --good."
            )
        )
    wish = Wish(
        parts=tuple(read_part(text) for text in parts),
        most_members=most,
        most_parts_each=parts_each,
        sectors=tuple(dict.fromkeys(read_sector(text) for text in sectors)),
        members=tuple(dict.fromkeys(members)),
        good=tuple(_pair(text) for text in good),
        alternatives=alternatives,
        deadline_s=deadline,
    )
    register = register_of(market, terminal)
    for id in (need, *also):
        register.need(id)
    if prefer_good:
        wish = _with_stored(wish, register, terminal)
    recommender = recommender_over(register, terminal)
    with terminal.progress(message("Putting alliances together")) as progress:
        plan = plan_alliances(recommender, need, wish, also, progress)
    if json:
        terminal.document(plan_as_dict(plan, terminal.language))
        return
    terminal.show(*plan_lines(plan, terminal.language))


def _with_stored(wish: Wish, register: Register, terminal: Terminal) -> Wish:
    """The wish with the good partnerships on record; how many there are is said."""
    stored = transact(database_url(), lambda work: good_partnerships(work, SYSTEM), writing=False)
    here = [pair for pair in stored if all(id in register.partners for id in pair)]
    terminal.remark(message("Good partnerships on record, which are preferred: {count}.", count=len(here)))
    return replace(wish, good=tuple(dict.fromkeys((*wish.good, *here))))


def _pair(text: str) -> tuple[str, str]:
    ids = [id.strip() for id in text.split(",")]
    if len(ids) != 2 or not all(ids):
        raise InvalidQuery(
            message(
                "--good '{value}' is not a pair; write the ids of two partners with a comma between, as in "
                "com-1,ngo-2.",
                value=text,
            )
        )
    return ids[0], ids[1]
