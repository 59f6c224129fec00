"""The year report of a partner as a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from matching.messages import Language, Message, message
from matching.partnerships.paper import Chapter
from matching.partnerships.paper_tables import Table
from matching.partnerships.wording import Amount, Day
from matching.reporting.as_dict import label_of
from matching.reporting.totals import Totals
from matching.reporting.year_report import YearReport
from matching.reporting.year_words import BY, IN_SHORT, PURPOSES_OVERLAP, SDG_MEANING, UNCONFIRMED_LEFT_OUT
from storage.paper_pdf import paper_as_pdf
from storage.western_letters import STAND_IN

LOST = message(
    "This PDF cannot show all letters: some stand without their accents, and {sign} stands for a sign that "
    "is missing.",
    sign=STAND_IN,
)
MEASURES = (
    message("Contributions"),
    message("Hours"),
    message("People"),
    message("DKK"),
)


def year_report_as_pdf(report: YearReport, language: Language) -> bytes:
    """On A4. The same report gives the same pages; the time it was made is inside the file."""
    title = message("Year report {year}: {name}", year=str(report.year), name=report.name)
    subtitle = message("What was given in partnerships between associations and companies")
    chapters = list(_Sheet(report, language).chapters())
    return paper_as_pdf(title.text(language), subtitle.text(language), chapters, language, lost=LOST)


class _Sheet:
    def __init__(self, report: YearReport, language: Language) -> None:
        self.report, self.language = report, language

    def said(self, sentence: Message) -> str:
        return sentence.text(self.language)

    def chapters(self) -> Iterator[Chapter]:
        report = self.report
        rows = {self.said(title): getattr(report, name) for name, title in IN_SHORT.items()}
        yield self._sums(message("In short"), rows, UNCONFIRMED_LEFT_OUT)
        for table, (title, list_name) in BY.items():
            labelled = {
                label_of(code, list_name, self.language): sums
                for code, sums in getattr(report, table).items()
            }
            note = {"by_purpose": PURPOSES_OVERLAP, "by_sdg": SDG_MEANING}.get(table)
            yield self._sums(title, labelled, note)
        yield self._introductions()
        yield self._partnerships()

    def _sums(self, title: Message, rows: Mapping[str, Totals], note: Message | None) -> Chapter:
        header = ("", *(self.said(measure) for measure in MEASURES))
        cells = tuple((name, *self._numbers(sums)) for name, sums in rows.items())
        notes = (self.said(note),) if note else ()
        if not rows:
            return Chapter(self.said(title), (self.said(message("Nothing is confirmed.")),))
        return Chapter(self.said(title), notes, Table(header, cells, (6, 3, 2, 2, 3)))

    def _numbers(self, sums: Totals) -> list[str]:
        numbers = (sums.contributions, sums.hours, sums.people, sums.amount_dkk)
        return [Amount(Decimal(number)).text(self.language) for number in numbers]

    def _introductions(self) -> Chapter:
        counts = self.report.introductions
        lines = [f"{label_of(one, 'introduction_states', self.language)}: {n}" for one, n in counts.items()]
        none = self.said(message("There were no introductions."))
        return Chapter(self.said(message("Introductions")), tuple(lines) or (none,))

    def _partnerships(self) -> Chapter:
        titles = (message("With"), message("Phase"), message("Level"), message("Since"), message("Hours"))
        rows = tuple(
            (
                ", ".join(one.others),
                label_of(one.phase, "partnership_phases", self.language),
                label_of(one.level, "collaboration_levels", self.language),
                Day(one.began).text(self.language),
                Amount(one.given.hours).text(self.language),
            )
            for one in self.report.partnerships
        )
        if not rows:
            return Chapter(
                self.said(message("Partnerships")), (self.said(message("There were no partnerships.")),)
            )
        header = tuple(self.said(title) for title in titles)
        return Chapter(self.said(message("Partnerships")), (), Table(header, rows, (5, 3, 3, 3, 2)))
