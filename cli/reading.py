"""Values of options, as people write them."""

from __future__ import annotations

from datetime import date

from matching.codes import code_list
from matching.errors import InvalidQuery
from matching.messages import message


def whole_number(option: str, text: str) -> int:
    """``20``; a default comes as a number already.

    Raises:
        InvalidQuery: it is none.
    """
    try:
        return int(text)
    except ValueError:
        raise InvalidQuery(
            message(
                "{option} '{value}' is not a whole number; write digits alone, as in 20.",
                option=option,
                value=text,
            )
        ) from None


def number(option: str, text: str) -> float:
    """``12.5`` or, as in Denmark, ``12,5``.

    Raises:
        InvalidQuery: it is none.
    """
    try:
        return float(str(text).replace(",", "."))
    except ValueError:
        raise InvalidQuery(
            message(
                "{option} '{value}' is not a number; write digits alone, as in 12.5.",
                option=option,
                value=text,
            )
        ) from None


def code(text: str, list_name: str, option: str) -> str:
    """The code of a list that ``text`` is, or is the label of in either language.

    Raises:
        InvalidQuery: the list has neither.
    """
    codes = code_list(list_name)
    found = codes.find(text)
    if found is None:
        raise InvalidQuery(
            message(
                "{option} '{value}' is not known; use one of {known}.",
                option=option,
                value=text,
                known=", ".join(codes),
            )
        )
    return found


def day(text: str | None, option: str) -> date | None:
    """The date ``text``, ``2027-01-31`` or ``31-01-2027``.

    Raises:
        InvalidQuery: it is none.
    """
    from storage.dates import any_date

    if text is None:
        return None
    found = any_date(text.strip())
    if found is None:
        raise InvalidQuery(
            message(
                "{option} '{value}' is not a date; write it as 2027-01-31 or 31-01-2027.",
                option=option,
                value=text,
            )
        )
    return found
