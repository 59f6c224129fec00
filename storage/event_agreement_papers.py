"""The forms that are signed in the room, one page for each meeting."""

from __future__ import annotations

from collections.abc import Iterable

from matching.event_sheets.agreement_form import AgreementForm
from matching.event_sheets.clock import table_name
from matching.messages import Language, Message, message
from storage.event_pages import EventPages

RULES_MM = 10
"""Between two lines to write on."""
FIELDS: tuple[tuple[Message, int], ...] = (
    (message("What we want to achieve together"), 2),
    (message("When: which dates, or from when to when"), 1),
    (message("The next step: who does what, and by when"), 2),
)


def agreements_as_pdf(forms: Iterable[AgreementForm], language: Language) -> bytes:
    """One page a form, in order of round and table."""
    pages = EventPages(language, message("Agreements").text(language))
    for form in forms:
        _write(pages, form)
    return bytes(pages.output())


def _write(pages: EventPages, form: AgreementForm) -> None:
    language = pages.language
    table = table_name(form.table)
    when = Message("{round} · {time} · {table}", {"round": form.name, "time": form.span, "table": table})
    title = form.title.text(language)
    pages.begin_set(f"{when.text(language)} · {form.headline.text(language)}", title)
    pages.lines(title, 16 if len(title) < 140 else 11, "B", most=8)
    pages.lines(form.headline.text(language), 10)
    pages.lines(when.text(language), 10)
    pages.gap(2)
    known = [one.text(language) for one in form.known]
    pages.tell_lost([title, *known])
    for text in known:
        pages.point(text, 9)
    purpose, *others = FIELDS
    _ask(pages, *purpose)
    for name in form.parties:
        _ask(pages, message("What {name} gives: hours, people, skills, goods, premises, money", name=name), 2)
    for field in others:
        _ask(pages, *field)
    _sign(pages, form)


def _ask(pages: EventPages, title: Message, rules: int) -> None:
    text = title.text(pages.language)
    pages.need(pages.height_of(text, style="B") + rules * RULES_MM + 3)
    pages.gap(3)
    pages.lines(text, style="B")
    for _ in range(rules):
        pages.ln(RULES_MM)
        pages.line(pages.l_margin, pages.y, pages.l_margin + pages.epw, pages.y)


def _sign(pages: EventPages, form: AgreementForm) -> None:
    header = (message("Partner"), message("Name"), message("Date"), message("Signature"))
    rows = [(name, "", "", "") for name in form.parties]
    pages.need(60)
    pages.gap(6)
    pages.grid(header, rows, (5, 4, 2.5, 5), least=20, bold=0)
