"""How much a receiver can get: what is known of its partner's free places and of what is left of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from matching.introductions.reservation_notes import left
from matching.season.ground import Ground
from matching.statement import Statement


def caps(
    ground: Ground, receivers: Sequence[Statement], asking: Mapping[str, Sequence[Statement]]
) -> list[float]:
    """Most expected proposals to each receiver, shape (receivers,).

    A partner has room for ``most_open`` introductions at a time, less those that are open; those of its
    needs, or of its offers, that anybody may ask share that evenly.
    """
    shared = Counter(one.partner for one in receivers if asking.get(one.id))
    return [_free(ground, one.partner) / max(1, shared[one.partner]) for one in receivers]


def full(ground: Ground, partners: Sequence[str]) -> list[str]:
    """Those of ``partners`` with no place left, each once."""
    return [id for id in dict.fromkeys(partners) if not _free(ground, id)]


def capacities(
    receivers: Sequence[Statement], asking: Mapping[str, Sequence[Statement]]
) -> list[float | None]:
    """Most expected matches of each receiver: how many times what is left of it is enough for what those who
    may ask it state on average, in the same unit, and at least one; None where either is not known.

    Args:
        receivers: who answers.
        asking: by the id of a receiver, who may ask it.
    """
    return [_times(one, asking.get(one.id, ())) for one in receivers]


def _free(ground: Ground, partner: str) -> int:
    return max(0, ground.most_open - ground.met.open.get(partner, 0))


def _times(receiver: Statement, asking: Sequence[Statement]) -> float | None:
    rest = left(receiver)
    rests = ((one, left(one)) for one in asking if one.unit == receiver.unit)
    amounts: list[Decimal] = [amount for _, amount in rests if amount is not None and amount > 0]
    if rest is None or not amounts:
        return None
    return max(1.0, float(rest) / (float(sum(amounts)) / len(amounts)))
