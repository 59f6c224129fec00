"""The tables of an agreement on paper: goals, roles and contributions, contact persons, signatures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from matching.messages import Language, Message, message
from matching.partnerships.agreement import Agreement, Share
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.placeholder import NOTHING_YET
from matching.partnerships.wording import Amount, Day


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has as many cells as the header; ``widths`` are the shares of the columns."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


def goals_table(agreement: Agreement) -> Table:
    """What, how it is measured, unit, target; what was realised when that is known of one of them."""
    titles = [message("Goal"), message("How it is measured"), message("Unit"), message("Target")]
    widths = [5, 5, 2, 2]
    with_realised = any(goal.realised is not None for goal in agreement.goals)
    if with_realised:
        titles.append(message("Realised"))
        widths.append(2)
    language = agreement.language
    rows = [
        (
            goal.what,
            _filled(goal.measure, language),
            goal.unit,
            _number(goal.target, language),
            _number(goal.realised, language),
        )[: len(titles)]
        for goal in agreement.goals
    ]
    return Table(_header(titles, language), tuple(rows), tuple(widths))


def shares_table(agreement: Agreement, names: Mapping[str, str]) -> Table:
    """Partner, role, contribution; a placeholder for what is missing of a partner."""
    titles = [message("Partner"), message("Role"), message("Contribution")]
    there = {share.partner for share in agreement.shares}
    missing = [Share(partner=partner) for partner in agreement.partners if partner not in there]
    rows = tuple(
        (
            names.get(share.partner, share.partner),
            _filled(share.role, agreement.language),
            _filled(share.contribution, agreement.language),
        )
        for share in (*agreement.shares, *missing)
    )
    return Table(_header(titles, agreement.language), rows, (3, 4, 6))


def contacts_table(agreement: Agreement, names: Mapping[str, str]) -> Table:
    """Partner, name, e-mail, telephone; a placeholder for a partner that has named nobody."""
    titles = [message("Partner"), message("Name"), message("E-mail"), message("Telephone")]
    there = {one.partner for one in agreement.contacts}
    missing = [ContactPerson(partner=partner) for partner in agreement.partners if partner not in there]
    rows = tuple(
        (
            names.get(one.partner, one.partner),
            _filled(one.name, agreement.language),
            one.email,
            one.phone,
        )
        for one in (*agreement.contacts, *missing)
    )
    return Table(_header(titles, agreement.language), rows, (4, 4, 5, 3))


def signatures_table(agreement: Agreement, names: Mapping[str, str]) -> Table:
    """Partner, name, date, and room to sign by hand for those that have not signed."""
    titles = [message("Partner"), message("Name"), message("Date"), message("Signature")]
    by_partner = {signature.partner: signature for signature in agreement.signatures}
    rows = []
    for partner in agreement.partners:
        found = by_partner.get(partner)
        cells = (
            (
                found.name,
                Day(found.signed_on).text(agreement.language),
                message("signed").text(agreement.language),
            )
            if found
            else ("", "", "")
        )
        rows.append((names.get(partner, partner), *cells))
    return Table(_header(titles, agreement.language), tuple(rows), (4, 4, 3, 5))


def _header(titles: list[Message], language: Language) -> tuple[str, ...]:
    return tuple(title.text(language) for title in titles)


def _filled(text: str, language: Language) -> str:
    return text if text.strip() else NOTHING_YET.text(language)


def _number(number: Decimal | None, language: Language) -> str:
    return "" if number is None else Amount(number).text(language)
