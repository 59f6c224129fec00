"""The report of a centre on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType

from cli.render.amounts import day, number, percent
from cli.render.lines import DIM, STRONG, indented, line, said, table
from matching.activity_report import ActivityReport
from matching.messages import Language, Message, message
from matching.reporting.as_dict import report_as_dict

ANSWERS = ("confirmed", "unconfirmed")


def activity_lines(report: ActivityReport, language: Language) -> Iterator[RenderableType]:
    """The report in words and numbers, with what they mean."""
    document, period = report_as_dict(report, language), report.period
    days = f"{day(period.first, language)} – {day(period.last, language)}"
    yield line((report.centre_name, STRONG), f", {days}")
    introduced, partnered = document["introductions"], document["partnerships"]
    yield from _titled(message("Introductions"), language)
    yield from _counts(introduced["by_state"])
    yield indented(said(_rate(introduced, language), language), 2)
    yield indented(said(_median(introduced, language), language), 2)
    yield from _titled(message("Partnerships"), language)
    for name in ("by_level", "by_purpose"):
        yield from _counts(partnered[name])
    if document["given"]:
        yield from _titled(message("Hours and people given"), language)
        yield _given(document["given"], language)
    yield from _titled(message("Small partners"), language)
    yield from (indented(said(one, language), 2) for one in _small(document["small_partners"], language))
    yield ""
    yield from (line((note, DIM)) for note in document["notes"])


def _titled(title: Message, language: Language) -> tuple[RenderableType, ...]:
    return "", said(title, language, STRONG)


def _counts(counts: Sequence[dict[str, Any]]) -> Iterator[RenderableType]:
    yield from (indented(line(f"{one['label']}: {one['count']}"), 2) for one in counts if one["count"])


def _rate(introduced: dict[str, Any], language: Language) -> Message:
    rate = introduced["acceptance_rate"]
    shown = "–" if rate is None else percent(rate, language)
    return message("Acceptance rate: {rate} of {n} that are decided", rate=shown, n=introduced["decided"])


def _median(introduced: dict[str, Any], language: Language) -> Message:
    days = introduced["median_days_to_answer"]
    shown = "–" if days is None else number(days, language)
    return message("Median days to an answer: {days} ({n} answers)", days=shown, n=introduced["answers"])


def _given(given: Sequence[dict[str, Any]], language: Language) -> RenderableType:
    headings = (
        message("name"),
        message("kind"),
        message("hours, confirmed"),
        message("people, confirmed"),
        message("hours, unconfirmed"),
        message("people, unconfirmed"),
    )
    made = table(*(heading.text(language) for heading in headings))
    for one in given:
        numbers = [one[answer][what] for answer in ANSWERS for what in ("hours", "people")]
        names = line(one["partner"]["name"]), line(one["kind_label"] or "–")
        made.add_row(*names, *(number(value, language) for value in numbers))
    return made


def _small(shares: dict[str, Any], language: Language) -> Iterator[Message]:
    for group, title in SMALL.items():
        share = shares[group]["share"]
        yield message(
            "{group}: {share} of {n}",
            group=title,
            share="–" if share is None else percent(share, language),
            n=shares[group]["over"],
        )


SMALL = {
    "registered": message("Among the centre's partners"),
    "shown": message("Among those shown"),
    "met": message("Among those met"),
}
