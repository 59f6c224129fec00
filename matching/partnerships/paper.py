"""An agreement as it stands on paper, whatever the paper is: headings, sentences and tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matching.messages import Message, message
from matching.partnerships.agreement import Agreement
from matching.partnerships.paper_tables import (
    Table,
    contacts_table,
    goals_table,
    shares_table,
    signatures_table,
)
from matching.partnerships.placeholder import NOTHING_YET
from matching.partnerships.wording import Day, joined


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with its paragraphs and perhaps a table."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written, in the agreement's language."""

    title: str
    version: str
    chapters: tuple[Chapter, ...]
    signatures: Chapter


def paper_of(agreement: Agreement, names: Mapping[str, str]) -> Paper:
    """The paper of ``agreement``; ``names`` are the partners' by id.

    A field that is empty is a placeholder, so that every chapter is there.
    """
    sheet = _Sheet(agreement, names)
    title = message(
        "Agreement between {names}", names=joined([names.get(id, id) for id in agreement.partners])
    )
    return Paper(
        title=sheet.said(title),
        version=sheet.said(message("Version {number}", number=agreement.number)),
        chapters=(
            sheet.chapter(message("Purpose"), agreement.purpose),
            sheet.tabled(message("Goals"), "", goals_table(agreement)),
            sheet.chapter(message("Target group"), agreement.target_group),
            sheet.tabled(message("Roles and contributions"), "", shares_table(agreement, names)),
            sheet.chapter(message("Economy and return"), agreement.economy, agreement.division),
            sheet.tabled(
                message("Organisation and contact persons"),
                agreement.organisation,
                contacts_table(agreement, names),
            ),
            sheet.chapter(message("Data and safeguarding"), agreement.safeguarding),
            sheet.chapter(message("Duration"), sheet.dates(), agreement.duration),
            sheet.chapter(message("Review"), agreement.review),
            sheet.chapter(message("Exit"), agreement.exit),
        ),
        signatures=Chapter(sheet.said(message("Signatures")), (), signatures_table(agreement, names)),
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    agreement: Agreement
    names: Mapping[str, str]

    def said(self, sentence: Message) -> str:
        return sentence.text(self.agreement.language)

    def chapter(self, heading: Message, *texts: str) -> Chapter:
        paragraphs = tuple(part for text in texts for part in self._paragraphs(text))
        return Chapter(self.said(heading), paragraphs)

    def tabled(self, heading: Message, text: str, table: Table) -> Chapter:
        """A chapter with a table, and a placeholder in its place while it has no rows."""
        lines = tuple(self._paragraphs(text)) if text else ()
        if table.rows:
            return Chapter(self.said(heading), lines, table)
        return Chapter(self.said(heading), lines or (self.said(NOTHING_YET),))

    def dates(self) -> str:
        nothing = NOTHING_YET
        first, last = self.agreement.starts, self.agreement.ends
        return self.said(
            message(
                "From {first} to {last}.",
                first=Day(first) if first else nothing,
                last=Day(last) if last else nothing,
            )
        )

    def _paragraphs(self, text: str) -> list[str]:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        return lines or [self.said(NOTHING_YET)]
