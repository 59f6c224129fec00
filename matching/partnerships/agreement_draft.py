"""The first draft of an agreement, filled from what the partners have stated."""

from __future__ import annotations

from matching.labels import Labels
from matching.messages import Language, Message, message
from matching.partnerships.agreement import Agreement
from matching.partnerships.draft_care import safeguarding_sentences
from matching.partnerships.draft_goals import draft_goals
from matching.partnerships.draft_shares import draft_shares
from matching.partnerships.draft_time import draft_window, duration_sentences
from matching.partnerships.grounds import Grounds
from matching.partnerships.partnership import Partnership
from matching.partnerships.placeholder import to_be_agreed
from matching.partnerships.wording import Amount, Day, headline, joined, worded
from matching.statement import Statement


def agreement_draft(partnership: Partnership, ground: Grounds, *, id: str, language: Language) -> Agreement:
    """Version 1, in full sentences; what is not known is a placeholder such as ``[to be agreed: …]``.

    Args:
        partnership: whose agreement it is; its contact persons and review dates are taken over.
        ground: its partners and the statements that join them, see
            :func:`matching.partnerships.grounds.grounds`.
        id: id of the agreement.
        language: of the sentences.
    """
    window = draft_window(ground)
    return Agreement(
        id=id,
        partnership=partnership.id,
        partners=partnership.partners,
        language=language,
        purpose=worded(_purpose(ground), language),
        goals=draft_goals(ground, language),
        target_group=worded(_target_group(ground), language),
        shares=draft_shares(partnership, ground, language),
        economy=worded(_economy(ground), language),
        division=DIVISION.text(language),
        organisation=worded(_organisation(ground), language),
        contacts=partnership.contacts,
        safeguarding=worded(safeguarding_sentences(ground), language),
        duration=worded(duration_sentences(partnership, ground), language),
        starts=window.start if window else None,
        ends=window.end if window else None,
        review=worded(_review(partnership), language),
        exit=worded(EXIT, language),
    )


DIVISION = to_be_agreed(message("how any return – money, rights, materials – is divided"))
EXIT = (
    message("Each partner can end the agreement in writing."),
    to_be_agreed(message("how long the notice is, and how you take leave of those it is for")),
)


def _purpose(ground: Grounds) -> list[Message]:
    names = joined([partner.name for partner in ground.partners])
    found = [_about(names, statement) for statement in (ground.needs or ground.offers)[:1]]
    if ground.purposes:
        found.append(
            message("All partners work for: {purposes}.", purposes=Labels("purposes", ground.purposes))
        )
    return [*found, to_be_agreed(message("what you want to achieve together that none of you can alone"))]


def _about(names: Message, statement: Statement) -> Message:
    resource = Labels("resource_kinds", [statement.resource_kind])
    return message(
        "{names} work together on {resource}: “{text}”.",
        names=names,
        resource=resource,
        text=headline(statement),
    )


def _target_group(ground: Grounds) -> list[Message]:
    if not ground.target_groups:
        return [to_be_agreed(message("whom it is for"))]
    groups = Labels("target_groups", ground.target_groups)
    return [
        message("The collaboration is for: {groups}.", groups=groups),
        to_be_agreed(message("how many, and how they get to know of it")),
    ]


def _economy(ground: Grounds) -> list[Message]:
    names = {partner.id: partner.name for partner in ground.partners}
    given = [
        message(
            "{name} gives {amount} DKK.",
            name=names.get(one.partner, one.partner),
            amount=Amount(one.quantity),
        )
        for one in ground.offers
        if one.unit == "dkk" and one.quantity is not None
    ]
    return [*given, to_be_agreed(message("what it costs, and who pays for what"))]


def _organisation(ground: Grounds) -> list[Message]:
    terms = [
        message("{name} works under these terms: {codes}.", name=one.name, codes=Labels("terms", one.terms))
        for one in ground.partners
        if one.terms
    ]
    return [*terms, to_be_agreed(message("who decides, and how often you meet"))]


def _review(partnership: Partnership) -> list[Message]:
    if not partnership.review_dates:
        return [to_be_agreed(message("when you look at the goals together"))]
    days = [Day(day) for day in partnership.review_dates]
    return [message("The partners look at the goals together on: {days}.", days=days)]
