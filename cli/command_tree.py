"""The tree of commands, with its help in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from itertools import takewhile
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from cli.language import LANGUAGES, OPTION
from matching.catalogue import translated
from matching.errors import InvalidQuery
from matching.messages import Language, message

PANELS = {
    "ARGUMENTS_PANEL_TITLE": "Arguments",
    "OPTIONS_PANEL_TITLE": "Options",
    "COMMANDS_PANEL_TITLE": "Commands",
    "DEFAULT_STRING": "(default: {})",
    "REQUIRED_LONG_STRING": "(required)",
}
HELP_OPTIONS = ["-h", "--help"]
HELP_OF_HELP = "Show this help."


class CommandGroup(TyperGroup):
    """A group that says in a sentence of ours that a command is not there."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0]
        if name in self.commands:
            return super().resolve_command(ctx, args)
        near = get_close_matches(name, self.commands, n=1)
        if near:
            raise InvalidQuery(
                message("There is no command '{name}'; did you mean '{near}'?", name=name, near=near[0])
            )
        raise InvalidQuery(
            message(
                "There is no command '{name}'; '{group} --help' lists those there are.",
                name=name,
                group=ctx.command_path,
            )
        )


def command_tree(app: typer.Typer, language: Language) -> Any:
    """The command that runs ``app``: its help in ``language``, ``--lang`` an option everywhere."""
    command = get_command(app)
    shared = [parameter for parameter in command.params if parameter.name == "lang"]
    _translate(command, language, shared)
    return command


def help_wanted(command: Any, arguments: Sequence[str]) -> tuple[Any, str] | None:
    """The command whose help ``arguments`` ask for, and its full name; None when they ask for none.

    A group named alone asks for its help.
    """
    options = list(takewhile(lambda argument: argument != "--", arguments))
    path = ["brobygger"]
    for argument in options:
        if found := getattr(command, "commands", {}).get(argument):
            command = found
            path.append(argument)
    rest = [argument for argument in options if argument.partition("=")[0] not in {OPTION, *LANGUAGES}]
    is_group_alone = hasattr(command, "commands") and rest == path[1:]
    if is_group_alone or any(name in options for name in HELP_OPTIONS):
        return command, " ".join(path)
    return None


def show_help(command: Any, name: str, language: Language) -> None:
    """Print the help of ``command``.

    Asked for by itself it is there at once: Typer loads pydantic to read any other option.
    """
    _translate_headings(language)
    command.main(args=HELP_OPTIONS[-1:], prog_name=name, standalone_mode=False)


def _translate_headings(language: Language) -> None:
    from typer import rich_utils

    for name, heading in PANELS.items():
        setattr(rich_utils, name, translated(heading, language))


def _translate(command: Any, language: Language, shared: list[Any]) -> None:
    """Typer builds its commands anew each time, so they may be changed."""
    command.params += [parameter for parameter in shared if parameter not in command.params]
    help_option = command.get_help_option(typer.Context(command, help_option_names=HELP_OPTIONS))
    help_option.help = HELP_OF_HELP
    for described in (command, help_option, *command.params):
        for attribute in ("help", "epilog"):
            if text := getattr(described, attribute, None):
                told = (translated(paragraph, language) for paragraph in paragraphs(text))
                setattr(described, attribute, "\n\n".join(told))
        if getattr(described, "is_flag", False):
            described.metavar = ""
    for child in getattr(command, "commands", {}).values():
        _translate(child, language, shared)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of ``text``, each in one line: the keys of their translations."""
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
