"""What a draft says about data and about the safety of those it is for."""

from __future__ import annotations

from matching.labels import Labels
from matching.messages import Message, message
from matching.partnerships.grounds import Grounds, agreed
from matching.partnerships.placeholder import to_be_agreed
from matching.partnerships.wording import quoted

DATA = (
    message("Persons' data are shared only as far as the work demands, and are deleted when it has ended."),
    to_be_agreed(message("which persons' data you share, and who answers for them")),
)
CHECKED = message(
    "Of a check it is written down that it was made, when and by whom; the certificate itself is never kept."
)


def safeguarding_sentences(ground: Grounds) -> list[Message]:
    """Contact with the target group, safeguards, what must never happen, persons' data."""
    return [*_contact(ground), *_safeguards(ground), *_never(ground), *DATA]


def _contact(ground: Grounds) -> list[Message]:
    contact = agreed(ground.needs, lambda one: one.contact) or agreed(
        ground.statements, lambda one: one.contact
    )
    if contact is None:
        return [to_be_agreed(message("whether there is direct contact with those it is for"))]
    return [message("Contact with those it is for: {contact}.", contact=Labels("contact_levels", [contact]))]


def _safeguards(ground: Grounds) -> list[Message]:
    wanted = sorted({code for need in ground.needs for code in need.safeguards})
    if not wanted:
        return [to_be_agreed(message("what must be in place before the first day"))]
    found = [message("Before the first day: {safeguards}.", safeguards=Labels("safeguards", wanted))]
    return [*found, CHECKED] if any(code.endswith("_check") for code in wanted) else found


def _never(ground: Grounds) -> list[Message]:
    said = [
        (partner.name, text)
        for partner in ground.partners
        for text in (partner.never, *(statement.never for statement in ground.by(partner)))
        if text
    ]
    return [
        message("{name} has said what must never happen: “{text}”", name=n, text=quoted(t)) for n, t in said
    ]
