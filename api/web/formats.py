"""Dates, numbers, money and codes as people read them: the filters of the templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import pass_context
from jinja2.runtime import Context

from matching.codes import code_list
from matching.messages import Language, Worded

LOCALES: dict[Language, str] = {"da": "da_DK", "en": "en_GB"}
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def day(value: date, language: Language) -> str:
    """As in "22. nov. 2026"; a moment is shown as the day it falls on in Copenhagen."""
    from babel.dates import format_date

    if isinstance(value, datetime):
        value = value.astimezone(COPENHAGEN).date()
    return format_date(value, "d MMM y" if language == "en" else "d. MMM y", locale=LOCALES[language])


def month(value: date, language: Language) -> str:
    """The name of its month, in short, as in "nov."."""
    from babel.dates import format_date

    return format_date(value, "LLL", locale=LOCALES[language])


def moment(value: datetime, language: Language) -> str:
    """As in "22. nov. 2026 kl. 21.30", in Copenhagen."""
    from babel.dates import format_time

    clock = format_time(value.astimezone(COPENHAGEN), "short", locale=LOCALES[language])
    return f"{day(value, language)} {'kl.' if language == 'da' else 'at'} {clock}"


def number(value: float | Decimal, language: Language) -> str:
    """As in "1.500" and "2,5"."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale=LOCALES[language])


def money(value: Decimal | int, language: Language) -> str:
    """In DKK, without øre, as in "25.000 kr."."""
    from babel.numbers import format_currency

    return format_currency(value, "DKK", "#,##0 ¤", locale=LOCALES[language], currency_digits=False)


def share(value: float, language: Language) -> str:
    """A number in [0, 1] as in "59 %"."""
    from babel.numbers import format_percent

    return format_percent(value, "#,##0 %" if language == "da" else "#,##0%", locale=LOCALES[language])


def label(code: str, language: Language, list_name: str) -> str:
    """The label of ``code`` in the code list ``list_name``."""
    return code_list(list_name).label(code, language)


def labels(codes: Iterable[str], language: Language, list_name: str) -> str:
    """The labels of ``codes``, with commas between."""
    return ", ".join(label(code, language, list_name) for code in codes)


def say(value: Worded | str, language: Language) -> str:
    """Whatever can be put into words."""
    return value if isinstance(value, str) else value.text(language)


def in_language_of_page(made: Callable[..., str]) -> Callable[..., str]:
    """``made`` as a filter, in the language of the page."""

    @pass_context
    def in_language(context: Context, value: Any, *more: Any) -> str:
        return made(value, context["language"], *more)

    return in_language


FILTERS = {
    made.__name__: in_language_of_page(made)
    for made in (day, month, moment, number, money, share, label, labels, say)
}
