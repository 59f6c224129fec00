"""Which language a command speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast, get_args

from matching.errors import BrobyggerError, InvalidQuery, InvalidSetting
from matching.messages import Language, message

OPTION = "--lang"
VARIABLE = "BROBYGGER_LANG"
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
LANGUAGES: tuple[Language, ...] = get_args(Language)


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language of ``--lang``, else of ``BROBYGGER_LANG``, else of the locale.

    Raises:
        InvalidQuery: ``--lang`` names another language.
        InvalidSetting: ``BROBYGGER_LANG`` does.
    """
    given = _option(arguments)
    if given is not None:
        return _checked(given, OPTION, InvalidQuery)
    if setting := environment.get(VARIABLE, "").strip():
        return _checked(setting, VARIABLE, InvalidSetting)
    return locale_language(environment)


def locale_language(environment: Mapping[str, str]) -> Language:
    """Danish when the locale is Danish, else English."""
    named = (environment.get(name, "") for name in LOCALE_VARIABLES)
    locale = next(filter(None, named), "")
    return "da" if locale.casefold().startswith("da") else "en"


def _option(arguments: Sequence[str]) -> str | None:
    """The value of the last ``--lang``; None without one."""
    found = None
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == OPTION and place + 1 < len(arguments):
            found = arguments[place + 1]
        elif argument.startswith(f"{OPTION}="):
            found = argument.partition("=")[2]
    return found


def _checked(given: str, where: str, error: type[BrobyggerError]) -> Language:
    if given.casefold() not in LANGUAGES:
        raise error(
            message(
                "{where} is '{value}', which is no language here; write da or en.", where=where, value=given
            )
        )
    return cast(Language, given.casefold())
