"""Which words are the thing asked for: the noun phrase after or before a verb."""

from __future__ import annotations

from matching.reading.text import CONTRASTS, Text

LONGEST = 14
STOPS = frozenset(
    "til for på med i fra ved hos om over under uden mod mellem blandt som der så fordi at når hvis mens"
    " hvor hvad gennem efter før inden siden men dog ikke to with in on at from by who that which whose as"
    " because so if when while where about into during until but not vi jeg du de han hun det den man we"
    " you they he she it i'm we're er var har kan vil skal må bliver blive får laver gør kunne ville"
    " skulle have had has is are was can could will would shall should must do does being be".split()
)
OF = frozenset({"af", "of"})
COLLECTIVES = frozenset(
    "gruppe flok hold antal donation donationer lån brug masse slags par timer timers time masser"
    " massevis lots team teams group pair number couple hours hour loan set lot use donation".split()
)
"""What stands before *af* or *of* only to say how much: *en gruppe af frivillige*."""
HELP = frozenset({"help", "hand", "assistance", "someone", "somebody"})
FOR_WHOM = frozenset("til for med blandt with to among about om".split())
BEING = frozenset("er are am har have is vi jeg we i".split())
OWNERS = frozenset(
    "vores min mine mit jeres din dine dit deres sin sine sit our my your their his her its".split()
)


def object_after(text: Text, at: int, limit: int) -> range:
    """The noun phrase that begins at the word ``at``: up to a preposition, pronoun or verb, or ``limit``."""
    end = at
    while end < min(limit, at + LONGEST) and not _stops(text, end, at):
        end += 1
    return range(at, end)


def object_before(text: Text, at: int) -> range:
    """The noun phrase that opens the clause, or else the sentence, in which the word ``at`` stands."""
    clause = text.clause(at)
    start = clause.start + (text.words[clause.start].plain in CONTRASTS)
    return object_after(text, start, at) or object_after(text, text.sentence(at).start, at)


def subject_before(text: Text, at: int, most: int) -> range:
    """The people whose verb stands at ``at``: *20 kolleger*, *vores grafiker*, *(jeg er) revisor*.

    Empty where they are only told about: *(et firma med) 30 ansatte*.
    """
    first = max(text.sentence(at).start, at - most)
    start = at
    while start > first:
        plain = text.words[start - 1].plain
        if plain in FOR_WHOM:
            return range(at, at)
        if plain in BEING:
            break
        start -= 1
    return range(start, at)


def _stops(text: Text, at: int, start: int) -> bool:
    plain = text.words[at].plain
    # "vores kantine" is the thing itself, "frivillige vores kasserer" is not.
    if plain in OWNERS:
        return at > start
    if plain in OF:
        return at == start or text.words[at - 1].plain not in COLLECTIVES
    # "help moving furniture": what they do is no thing they give.
    if plain.endswith("ing") and at > start and text.words[at - 1].plain in HELP:
        return True
    return plain in STOPS and not (plain == "to" and text.is_danish(at))
