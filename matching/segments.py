"""A market that is kept current: one large index, and a small one of what has changed since."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import cached_property

from matching.market_index import MarketIndex, Part
from matching.overlaid import OverlaidRegister
from matching.protocols import Encoder
from matching.query import Query
from matching.register import Register
from matching.word_counts import WordCounts

MOST_CHANGED, SHARE_CHANGED = 200, 0.02
"""When more partners than both have changed, it is time to build one index of all again."""

Build = Callable[[Register], MarketIndex]


class Segments:
    """One market in two indexes, as in a log-structured one: ``base`` over a register as it was, and a
    ``delta`` over the partners that have changed since, each with all its needs, offers and volunteers.

    Rows of the ``base`` whose partner has changed or was deleted are hidden before anything is searched,
    so a list is as long as it was. Lists are those of one index over :attr:`register`: a score looks at
    two rows and at how common words are, which is counted over both indexes without what is hidden; and
    candidates are chosen among the rows of both. One difference is left: of more than 20,000 rows the
    nearest vectors are found by approximate codes, and smaller indexes are searched exactly.

    Nothing changes an instance, so any number of threads may ask it while :meth:`updated` makes the next.

    Args:
        base: the index of most partners.
        build: makes the index of the others.
        delta: the partners that have changed.
        hidden: ids of partners of the base that have changed, or are no more.
    """

    def __init__(
        self,
        base: MarketIndex,
        build: Build,
        delta: Register | None = None,
        hidden: AbstractSet[str] = frozenset(),
    ) -> None:
        self.base, self._build = base, build
        self._changed = delta or Register()
        self._hidden = hidden
        index = build(self._changed) if self._changed.partners else None
        self.delta = index if index is not None and len(index) else None
        in_base = Part(base, base.rows_of(hidden) if hidden else None)
        self.parts = (in_base,) if self.delta is None else (in_base, Part(self.delta))

    @cached_property
    def register(self) -> Register:
        """All partners as they are."""
        if len(self.parts) == 1 and not self._hidden:
            return self.base.register
        over = Register() if self.delta is None else self.delta.register
        return OverlaidRegister(self.base.register, over, self._hidden)

    @property
    def encoder(self) -> Encoder:
        """Puts queries into vectors."""
        return self.base.encoder

    @property
    def compaction_due(self) -> bool:
        """Whether so much has changed that one index of all should be built."""
        changed = len(self._hidden | self._changed.partners.keys())
        return changed > max(MOST_CHANGED, SHARE_CHANGED * len(self.base.partners))

    def updated(self, changed: Register, deleted: AbstractSet[str] = frozenset()) -> Segments:
        """The market in which the partners of ``changed`` are new, or as they are there, and those
        ``deleted`` are no more.

        ``changed`` holds all needs, offers and volunteers of its partners; of one that has gone over from a
        partner to another, both partners. What this costs depends on how much has changed since the base
        was built, and not on the size of the market.
        """
        touched = changed.partners.keys() | deleted
        left = self._changed.of(self._changed.partners.keys() - touched)
        hidden = self._hidden | {id for id in touched if id in self.base.register.partners}
        return Segments(self.base, self._build, left | changed, hidden)

    def counts(self, words: str) -> WordCounts | None:
        """How common the words are in the texts that are not hidden."""
        if self.delta is None and not self._hidden:
            return None
        counts = [part.market.lexical.counts(words, part.hidden) for part in self.parts]
        return sum(counts[1:], counts[0])

    def query(self, id: str) -> Query:
        """The query that a need, offer or partner of the register makes; KeyError for another id."""
        found = [query for part in self.parts if (query := _asked(part, id))]
        if not found:
            raise KeyError(id)
        return max(found, key=lambda query: int(query.columns.sort[0]))


def _asked(part: Part, id: str) -> Query | None:
    try:
        row = part.market.row_of(id)
    except KeyError:
        return None
    return None if part.hidden is not None and part.hidden[row] else part.market.query(id)
