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
from matching.segment import NONE, Segment
from matching.word_counts import WordCounts

MOST_CHANGED, SHARE_CHANGED = 200, 0.1
"""When more partners than both have changed, it is time to build one index of all again."""
MOST_FRESH = 32
"""When more partners than these have changed lately, they are indexed together with those before them."""

Build = Callable[[Register], MarketIndex]


class Segments:
    """One market in up to three indexes, as in a log-structured one: the ``base`` over a register as it was,
    one of the partners that have changed since, and a small one of those that have changed last, each with
    all its needs, offers and volunteers.

    Rows whose partner has changed once more or was deleted are hidden before anything is searched, so a
    list is as long as it was. Lists are those of one index over :attr:`register`: a score looks at two rows
    and at how common words are, which is counted over all indexes without what is hidden; and candidates
    are chosen among the rows of all. One difference is left: of more than 20,000 rows the nearest vectors
    are found by approximate codes, and smaller indexes are searched exactly.

    Nothing changes an instance, so any number of threads may ask it while :meth:`updated` makes the next.

    Args:
        base: the index of most partners.
        build: makes the indexes of the others.
        settled: those that have changed since the base was built.
        fresh: those that have changed last.
    """

    def __init__(
        self, base: Segment | MarketIndex, build: Build, settled: Segment = NONE, fresh: Segment = NONE
    ) -> None:
        self._base = Segment.of_index(base) if isinstance(base, MarketIndex) else base
        self._build, self._settled, self._fresh = build, settled, fresh
        self.parts = tuple(
            part for each in (self._base, settled, fresh) if (part := each.part) is not None
        ) or (Part(self.base),)

    @property
    def base(self) -> MarketIndex:
        """The index of most partners."""
        assert self._base.index is not None  # noqa: S101
        return self._base.index

    @cached_property
    def register(self) -> Register:
        """All partners as they are."""
        if (
            not self._base.hidden
            and not self._settled.register.partners
            and not self._fresh.register.partners
        ):
            return self._base.register
        over = OverlaidRegister(self._settled.register, self._fresh.register, self._settled.hidden)
        return OverlaidRegister(self._base.register, over, self._base.hidden)

    @property
    def encoder(self) -> Encoder:
        """Puts queries into vectors."""
        return self.base.encoder

    @property
    def compaction_due(self) -> bool:
        """Whether so much has changed that one index of all should be built."""
        changed = (
            self._base.hidden | self._settled.register.partners.keys() | self._fresh.register.partners.keys()
        )
        return len(changed) > max(MOST_CHANGED, SHARE_CHANGED * len(self.base.partners))

    def updated(self, changed: Register, deleted: AbstractSet[str] = frozenset()) -> Segments:
        """The market in which the partners of ``changed`` are new, or as they are there, and those
        ``deleted`` are no more.

        ``changed`` holds all needs, offers and volunteers of its partners; of one that has gone over from a
        partner to another, both partners. What this costs does not depend on the size of the market, and
        mostly not on how much has changed since the base was built.
        """
        touched = changed.partners.keys() | deleted
        base, settled = self._base.without(touched), self._settled.without(touched)
        fresh = self._fresh.without(touched).left | changed
        if len(fresh.partners) > MOST_FRESH:
            return Segments(base, self._build, Segment.of(settled.left | fresh, self._build))
        return Segments(base, self._build, settled, Segment.of(fresh, self._build))

    def counts(self, words: str) -> WordCounts | None:
        """How common the words are in the texts that are not hidden."""
        if len(self.parts) == 1 and self.parts[0].hidden is None:
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
