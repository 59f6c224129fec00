"""What a broker says about a season: these two first, these two never, this one not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from matching.checks import ID
from matching.errors import InvalidQuery
from matching.messages import Message, message

Kind = Literal["first", "forbid", "leave_out"]

SENTENCES: dict[Kind, Message] = {
    "first": message("first"),
    "forbid": message("never"),
    "leave_out": message("left out"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """``first`` and ``forbid`` are about a need and an offer, or about partners that stand for all they have
    of them; ``leave_out`` is about a need, an offer or a partner (``one``) alone.

    Raises:
        InvalidQuery: an id is none, or there are too many or too few of them.
    """

    kind: Kind
    one: str
    """For a pair that of the need, or of its partner."""
    other: str | None = None
    """That of the offer, or of its partner."""

    def __post_init__(self) -> None:
        if self.kind not in SENTENCES:
            raise InvalidQuery(
                message(
                    "'{kind}' is no rule of a season; use one of {known}.",
                    kind=self.kind,
                    known=", ".join(SENTENCES),
                )
            )
        if (self.other is None) != (self.kind == "leave_out"):
            raise InvalidQuery(
                message(
                    "Who is first or forbidden is said of a need and an offer, and left out is one alone; "
                    "give two ids, or one."
                )
            )
        for id in self.ids:
            if not ID.fullmatch(id):
                raise InvalidQuery(
                    message(
                        "'{id}' cannot be the id of a need, an offer or a partner; copy it from "
                        "'brobygger partners'.",
                        id=id,
                    )
                )

    @property
    def ids(self) -> tuple[str, ...]:
        """The one id or the two."""
        return (self.one,) if self.other is None else (self.one, self.other)


def read_pair(kind: Kind, text: str) -> Rule:
    """The rule that ``NEED,OFFER`` stands for.

    Raises:
        InvalidQuery: it is no pair of ids.
    """
    ids = [id.strip() for id in text.split(",")]
    if len(ids) != 2 or not all(ids):
        raise InvalidQuery(
            message(
                "'{value}' is not a pair; write the id of a need and of an offer with a comma between, as in "
                "need-1,offer-2.",
                value=text,
            )
        )
    return Rule(kind, ids[0], ids[1])


def changed(rules: Iterable[Rule], added: Iterable[Rule], undone: Iterable[Rule]) -> tuple[Rule, ...]:
    """``rules`` without those ``undone`` and with those ``added``, each once.

    Raises:
        InvalidQuery: one that is undone is not there.
    """
    known, gone = list(rules), list(undone)
    for rule in gone:
        if rule not in known:
            raise InvalidQuery(
                message(
                    "The season has no such rule to undo ({ids}); 'brobygger season show' lists its rules.",
                    ids=", ".join(rule.ids),
                )
            )
    return tuple(dict.fromkeys([*(rule for rule in known if rule not in gone), *added]))
