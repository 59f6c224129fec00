"""What Typer finds wrong with a command line, as sentences of ours."""

from __future__ import annotations

import re
from typing import cast

import typer

from matching.messages import Message, message

# Typer carries a copy of Click; this names its family of errors in every version.
UsageError = cast(type[Exception], typer.BadParameter.__mro__[1])


def usage_sentence(error: Exception) -> Message | None:
    """What is wrong and what would do; None where only the help was asked for."""
    sentence = SENTENCES.get(type(error).__name__, _other)
    return sentence(error)


def _command(error: object) -> str:
    context = getattr(error, "ctx", None)
    return str(context.command_path) if context else "brobygger"


def _no_help(error: object) -> None:
    return None


def _no_such_option(error: object) -> Message:
    near = sorted(getattr(error, "possibilities", None) or ())
    option = getattr(error, "option_name", "")
    if near:
        return message(
            "{command} has no option {option}; did you mean {near}?",
            command=_command(error),
            option=option,
            near=near,
        )
    return message(
        "{command} has no option {option}; '{command} --help' lists those it has.",
        command=_command(error),
        option=option,
    )


def _missing(error: object) -> Message:
    return message(
        "{command} needs {parameter}; '{command} --help' has an example.",
        command=_command(error),
        parameter=_parameter(error),
    )


def _bad_value(error: object) -> Message:
    return message(
        "The value of {parameter} cannot be used ({reason}); '{command} --help' says what can.",
        parameter=_parameter(error),
        reason=getattr(error, "message", ""),
        command=_command(error),
    )


def _no_value(error: object) -> Message:
    return message(
        "{option} needs a value after it; '{command} --help' has an example.",
        option=getattr(error, "option_name", ""),
        command=_command(error),
    )


def _other(error: object) -> Message:
    reason = str(getattr(error, "message", ""))
    surplus = re.search(r"unexpected extra argument\S* \((.*)\)", reason, re.DOTALL)
    if surplus:
        return message(
            "{command} cannot use '{surplus}' as well; put quotes around a text of several words.",
            command=_command(error),
            surplus=surplus[1],
        )
    return message("{reason} 'brobygger --help' lists the commands.", reason=reason)


def _parameter(error: object) -> str:
    parameter = getattr(error, "param", None)
    options = [option for option in getattr(parameter, "opts", ()) if option.startswith("-")]
    if options:
        return str(max(options, key=len))
    return str(getattr(parameter, "metavar", None) or getattr(parameter, "name", "")).upper()


SENTENCES = {
    "NoArgsIsHelpError": _no_help,
    "NoSuchOption": _no_such_option,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
    "BadOptionUsage": _no_value,
}
