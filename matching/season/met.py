"""Who is not to be paired: those who have met, are about to, or of whom one has said no.

Of a need and an offer: that an introduction joins them which is a draft, waits, is open or was accepted; or
that one side has said no to it, which is final. Of two partners, with all they have: that an introduction of
their whole profiles is under way, or a partnership between them. What expired or was withdrawn may come
again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from matching.introductions.introduction import Introduction
from matching.introductions.work import IntroductionsWork
from matching.messages import Message, message
from matching.partnerships.partnership import Partnership

Reason = Literal["same_partner", "introduced", "said_no", "partnership"]
REASONS: Mapping[Reason, Message] = MappingProxyType(
    {
        "same_partner": message("both are of one partner"),
        "introduced": message("an introduction joins them already"),
        "said_no": message("one side has said no to the other"),
        "partnership": message("their partners have a partnership under way"),
    }
)
UNDER_WAY = {"draft", "waiting", "open", "accepted"}
OVER = {"evaluated", "ended"}
Pair = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Met:
    """What introductions and partnerships say about pairs.

    Attributes:
        statements: reasons by need and offer.
        partners: reasons by two partners.
        introductions: the introduction that joins a need and an offer and is under way.
        open: introductions that are open at each partner.
    """

    statements: Mapping[Pair, Reason] = field(default_factory=dict)
    partners: Mapping[frozenset[str], Reason] = field(default_factory=dict)
    introductions: Mapping[Pair, str] = field(default_factory=dict)
    open: Mapping[str, int] = field(default_factory=Counter)

    def reason(self, seeker: tuple[str, str], giver: tuple[str, str]) -> Reason | None:
        """Why a need is not to be paired with an offer; None when it may be.

        Args:
            seeker: the partner, and its need.
            giver: the partner, and its offer.
        """
        if seeker[0] == giver[0]:
            return "same_partner"
        found = self.statements.get((seeker[1], giver[1]))
        return found or self.partners.get(frozenset({seeker[0], giver[0]}))


def met(work: IntroductionsWork, partners: Iterable[str]) -> Met:
    """What is known of these partners, by whatever centre."""
    ids = sorted({*partners})
    return met_by([*_introductions(work, ids)], [*_partnerships(work, ids)])


def met_by(introductions: Iterable[Introduction], partnerships: Iterable[Partnership]) -> Met:
    """The same from the records themselves."""
    statements: dict[Pair, Reason] = {}
    partners: dict[frozenset[str], Reason] = {}
    joined: dict[Pair, str] = {}
    open_at: Counter[str] = Counter()
    for one in introductions:
        reason = _reason(one)
        if one.state == "open":
            open_at.update(one.partners)
        pair = one.seeker.statement, one.giver.statement
        if reason and None not in pair:
            statements[pair] = "said_no" if statements.get(pair) == "said_no" else reason
        elif reason == "introduced" and pair == (None, None):
            partners[frozenset(one.partners)] = reason
        if reason == "introduced" and None not in pair:
            joined[pair] = one.id
    for each in partnerships:
        if each.phase not in OVER:
            partners |= {frozenset(two): "partnership" for two in _twos(each.partners)}
    return Met(statements, partners, joined, open_at)


def _reason(introduction: Introduction) -> Reason | None:
    if introduction.state in UNDER_WAY:
        return "introduced"
    said = [side.answer for side in introduction.sides]
    return "said_no" if any(answer is not None and not answer.yes for answer in said) else None


def _twos(partners: Iterable[str]) -> Iterator[tuple[str, str]]:
    every = [*partners]
    return ((one, other) for at, one in enumerate(every) for other in every[at + 1 :])


def _introductions(work: IntroductionsWork, partners: Iterable[str]) -> Iterable[Introduction]:
    found: dict[str, Introduction] = {}
    for partner in partners:
        for side in ("seeker", "giver"):
            found |= {one.value.id: one.value for one in work.introductions.find(**{side: partner})}
    return found.values()


def _partnerships(work: IntroductionsWork, partners: Iterable[str]) -> Iterable[Partnership]:
    found: dict[str, Partnership] = {}
    for partner in partners:
        found |= {one.value.id: one.value for one in work.partnerships.find(partner=partner)}
    return found.values()
