"""Alliances for people: who brings what, who is asked first, what stays open and why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from cli.render.amounts import exact_percent, number, percent
from cli.render.lines import BAD, DIM, GOOD, STRONG, bullet, indented, line, said, sides
from cli.render.names import partner_words, resource_word, statement_words
from matching.alliances.part import Part
from matching.alliances.plan import Alliance, AlliancePlan, Brought, Member, Uncovered
from matching.codes import code_list
from matching.messages import Language, Message, message

WHAT = {
    "competence": message("competence"),
    "role": message("role"),
    "resource": message("resource"),
}
NEARLY_WHOLE = 0.995


def plan_lines(plan: AlliancePlan, language: Language) -> Iterator[RenderableType]:
    """The need with its parts, then every alternative."""
    yield line(statement_words(plan.need, language), " · ", (plan.asker.name, STRONG))
    yield line((resource_word(plan.need, language), DIM))
    yield ""
    yield said(message("Parts to cover"), language, STRONG)
    whole = sum(part.weight for part in plan.parts)
    for part in plan.parts:
        counts = message("counts {share}", share=percent(part.weight / whole, language))
        yield indented(sides(_part(part, language), said(counts, language, DIM)), 2)
    for rank, alliance in enumerate(plan.alliances, 1):
        yield ""
        yield from _alliance(alliance, rank, language)
    yield ""
    yield from _footer(plan, language)


def _alliance(alliance: Alliance, rank: int, language: Language) -> Iterator[RenderableType]:
    covers = message("covers {share}", share=percent(alliance.coverage, language))
    yield sides(said(message("Alliance {rank}", rank=rank), language, STRONG), said(covers, language, STRONG))
    contact = message(
        "Primary contact: {name}. {reason}", name=alliance.primary.name, reason=alliance.primary_reason
    )
    yield indented(said(contact, language))
    if alliance.difference == 1:
        yield indented(said(message("None of its members is in an alternative above."), language, DIM))
    elif alliance.difference is not None:
        others = message(
            "At least {share} of its members are others than in each alternative above.",
            share=percent(alliance.difference, language),
        )
        yield indented(said(others, language, DIM))
    for one, other in alliance.good:
        known = message("Have a good partnership: {one} and {other}.", one=one.name, other=other.name)
        yield indented(said(known, language, DIM))
    for member in alliance.members:
        yield from _member(member, language)
    if alliance.uncovered:
        yield indented(said(message("Still open"), language, STRONG))
        for each in alliance.uncovered:
            yield bullet("–", _open(each, language), BAD, indent=4)
    yield indented(said(proof(alliance, language), language, DIM))


def proof(alliance: Alliance, language: Language) -> Message:
    """How far from the best alliance this one can be."""
    if alliance.gap == 0:
        return message("Proven gap: 0; no alliance under these conditions is better.")
    return message(
        "Proven gap: at most {gap} of the need, by which another alliance might be better; the time was up.",
        gap=exact_percent(alliance.gap, language),
    )


def _member(member: Member, language: Language) -> Iterator[RenderableType]:
    covers = message("{share} of the need", share=percent(member.covers, language)).text(language)
    yield indented(line((member.partner.name, STRONG), f" – {covers}"))
    yield indented(line((partner_words(member.partner, language), DIM)))
    for source, brings in groupby(member.brings, key=lambda brought: brought.way.offer):
        named = statement_words(source, language) if source else message("By its profile").text(language)
        yield indented(line(named))
        for brought in brings:
            yield bullet("+", line(_brings(brought, language)), GOOD, indent=6)


def _brings(brought: Brought, language: Language) -> str:
    part, way = brought.part, brought.way
    label = _label(part, language)
    words = label
    if part.quantity is not None and part.unit is not None:
        unit = code_list("units").label(part.unit, language)
        much = message(
            "{part}: how much is not said in {unit}; half of what is sought is reckoned with, so ask.",
            part=label,
            unit=unit,
        )
        if brought.amount is not None:
            much = message(
                "{part}: {amount} of {sought} {unit}",
                part=label,
                amount=number(brought.amount.normalize(), language),
                sought=number(part.quantity, language),
                unit=unit,
            )
        words = much.text(language)
    if way.degree >= NEARLY_WHOLE:
        return words
    close = message("answers {share} of it", share=percent(way.degree, language))
    return f"{words} ({close.text(language)})"


def _open(each: Uncovered, language: Language) -> Text:
    share = message("{share} open", share=percent(each.share, language)).text(language)
    return line(f"{_label(each.part, language)}, {share}. {each.reason.text(language)}")


def _part(part: Part, language: Language) -> Text:
    if part.quantity is None or part.unit is None:
        return line(_label(part, language))
    unit = code_list("units").label(part.unit, language)
    return line(f"{_label(part, language)}: {number(part.quantity, language)} {unit}")


def _label(part: Part, language: Language) -> str:
    return f"{WHAT[part.what].text(language)} {part.label(language)}"


def _footer(plan: AlliancePlan, language: Language) -> Iterator[RenderableType]:
    for note in plan.notes:
        yield said(note, language, BAD)
    yield said(
        message(
            "Candidates: {candidates}; pairs of them that exclusions or terms keep apart: {apart}. "
            "Two alternatives differ when at least half of the members of each are others.",
            candidates=plan.candidates,
            apart=plan.apart,
        ),
        language,
        DIM,
    )
    yield said(message("Model: {model}", model=plan.model), language, DIM)
