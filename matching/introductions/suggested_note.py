"""A first draft of what a broker writes to both sides, made of the match; to be changed before it is put."""

from __future__ import annotations

from matching.match import Match
from matching.messages import Language, Message, message
from matching.partner import Partner
from matching.statement import Need, Statement

MOST_REASONS = 3
SAID_TO_BOTH = ("resource", "competences", "purpose", "target_group")
"""What can be said of the two to the two: the other sentences speak of them to a broker."""


def suggested_note(asker: Partner, match: Match, language: Language) -> str:
    """Who meets whom, about what, and what speaks for it; nothing that only one of the two has said."""
    about = [_about(asker, match.ours), _about(match.partner, match.theirs)]
    reasons = [
        reason.sentence.text(language)
        for reason in match.reasons
        if reason.verdict == "yes" and reason.component in SAID_TO_BOTH
    ]
    paragraphs = [
        message("Dear {one} and {other},", one=asker.name, other=match.partner.name).text(language),
        " ".join([OPENING.text(language), *(one.text(language) for one in about if one)]),
        " ".join([WHY.text(language), *reasons[:MOST_REASONS]]) if reasons else "",
        CLOSING.text(language),
    ]
    return "\n\n".join(filter(None, paragraphs))


def _about(partner: Partner, statement: Statement | None) -> Message | None:
    if statement is None or not statement.headline:
        return None
    if isinstance(statement, Need):
        return message("{name} seeks: “{headline}”.", name=partner.name, headline=statement.headline)
    return message("{name} offers: “{headline}”.", name=partner.name, headline=statement.headline)


OPENING = message("We think that the two of you could do something good together.")
WHY = message("This is why:")
CLOSING = message(
    "If both of you say yes, you see whom to speak to at the other's. If you say no, the other does not "
    "learn why."
)
