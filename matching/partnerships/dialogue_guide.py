"""The guide for the first meeting, made from a match and the two profiles."""

from __future__ import annotations

from collections.abc import Iterator

from matching.labels import Labels
from matching.match import DirectedScore, Match, Verdict
from matching.messages import Message, message
from matching.partner import Partner
from matching.partnerships.expectations import expectations
from matching.partnerships.grounds import Grounds, grounds
from matching.partnerships.guide import Guide, Section
from matching.partnerships.wording import headline, joined, quoted
from matching.prior import prior_weights
from matching.questions import QUESTIONS
from matching.statement import Need, Statement


def dialogue_guide(match: Match, asker: Partner) -> Guide:
    """What both gain, where they differ, what is unknown, and what to agree about first.

    Args:
        match: a match of the list that was made for ``asker``.
        asker: the partner on the query's side.
    """
    ground = grounds(match, asker)
    sections = (
        Section(message("What each of you gains"), tuple(_gains(ground))),
        Section(message("Why it fits"), (*_reasons(match, "yes", "partly"), *_quote(match))),
        Section(message("Where you differ"), tuple(_reasons(match, "no"))),
        Section(message("What is not known yet"), (*match.questions, *_one_sided(match, asker))),
        *expectations(ground),
    )
    names = joined([partner.name for partner in ground.partners])
    title = message("Guide for the first meeting of {names}", names=names)
    return Guide(title, tuple(section for section in sections if section.points))


def _gains(ground: Grounds) -> Iterator[Message]:
    for partner in ground.partners:
        for statement in ground.by(partner):
            yield from _stated(partner.name, statement)
        if partner.motives:
            yield message(
                "{name} is moved by: {motives}.",
                name=partner.name,
                motives=Labels("motives", partner.motives),
            )


def _stated(name: str, statement: Statement) -> Iterator[Message]:
    seeks = isinstance(statement, Need)
    resource = Labels("resource_kinds", [statement.resource_kind])
    if seeks:
        yield message(
            "{name} seeks {resource}: “{text}”", name=name, resource=resource, text=headline(statement)
        )
    else:
        yield message(
            "{name} gives {resource}: “{text}”", name=name, resource=resource, text=headline(statement)
        )
    if statement.returns:
        returns = Labels("resource_kinds", statement.returns)
        yield (
            message("{name} can give back: {returns}.", name=name, returns=returns)
            if seeks
            else message("{name} would like back: {returns}.", name=name, returns=returns)
        )
    if statement.in_return:
        yield message("{name} says about the return: “{text}”", name=name, text=quoted(statement.in_return))


def _reasons(match: Match, *verdicts: Verdict) -> Iterator[Message]:
    for reason in match.reasons:
        if reason.verdict in verdicts:
            yield reason.sentence


def _quote(match: Match) -> Iterator[Message]:
    """The sentence of the partner's profile that fits best."""
    for quote in sorted({reason.quote for reason in match.reasons if reason.quote}):
        yield message("{name} writes: “{text}”", name=match.partner.name, text=quoted(quote))


def _one_sided(match: Match, asker: Partner) -> Iterator[Message]:
    """Questions about what is known for one side and not for the other."""
    for component, question in QUESTIONS.items():
        open_for = [
            name
            for name, directed in ((asker.name, match.there), (match.partner.name, match.back))
            if directed.value(component) is None and _matters(component, directed)
        ]
        known = match.there.value(component) is not None or match.back.value(component) is not None
        if known and open_for:
            yield message(
                "It is open how it is for {name}: {question}",
                name=open_for[0],
                question=message(question, partner=match.partner.name),
            )


def _matters(component: str, directed: DirectedScore) -> bool:
    return float(getattr(prior_weights()[component], directed.side)) > 0
