"""The command ``brobygger``."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import ExitStack
from io import TextIOWrapper
from typing import Annotated

import typer

from cli.command_tree import HELP_OPTIONS, CommandGroup, command_tree, help_wanted, show_help
from cli.commands import register_commands
from cli.exit_codes import DONE, INTERRUPTED, PIPE_CLOSED, REFUSED, UNEXPECTED, exit_code
from cli.language import chosen_language, locale_language
from cli.terminal import ReaderLeftError, Terminal
from cli.usage_errors import UsageError, usage_sentence
from matching.errors import BrobyggerError
from matching.messages import Message, message
from storage.settings_file import in_environment

DEBUG = "BROBYGGER_DEBUG"
OFF = {"", "0", "false", "no", "off"}
app = typer.Typer(
    name="brobygger",
    cls=CommandGroup,
    help="Finds partners that both sides would want: associations, companies and public bodies.",
    epilog=(
        "Examples:\n\nbrobygger import --sample\n\nbrobygger match need-ngo-008-1\n\n"
        'brobygger match "we need a bookkeeper two hours a week in Herning"\n\n'
        "Exit codes: 0 done (an empty list too), 1 unexpected, 2 wrong usage or a refused file, 3 no such "
        "id, 4 no model, 5 no database, 130 interrupted."
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": HELP_OPTIONS},
)
register_commands(app)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"brobygger {version('brobygger')}")
        raise typer.Exit(DONE)


@app.callback()
def brobygger(
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang", metavar="da|en", expose_value=False, help="Danish or English; else the locale decides."
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_show_version, help="Print the version."),
    ] = False,
) -> None:
    """Options of every command; the language has been chosen before."""


def main() -> None:
    """Run the command line and end the process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; what goes wrong is said on standard error."""
    with ExitStack() as stack:
        return _guarded(arguments, stack)


def _guarded(arguments: Sequence[str], stack: ExitStack) -> int:
    terminal = Terminal(locale_language(os.environ))
    try:
        stack.enter_context(in_environment(os.environ))
        terminal = Terminal(chosen_language(arguments, os.environ))
        return _run(arguments, terminal)
    except BrobyggerError as error:
        return _fail(terminal, Message("{error}", {"error": error}), exit_code(error))
    except UsageError as error:
        sentence = usage_sentence(error)
        return _fail(terminal, sentence, REFUSED) if sentence else DONE
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted(terminal)
    except ReaderLeftError:
        # Nobody reads on: what is still buffered must not fail when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 – a person must never see a stack trace
        return _unexpected(terminal, error)


def _run(arguments: Sequence[str], terminal: Terminal) -> int:
    command = command_tree(app, terminal.language)
    if wanted := help_wanted(command, arguments):
        show_help(*wanted, terminal.language)
        return DONE
    code = command.main(args=[*arguments], prog_name="brobygger", standalone_mode=False, obj=terminal)
    return _interrupted(terminal) if code == INTERRUPTED else code or DONE


def _fail(terminal: Terminal, sentence: Message, code: int) -> int:
    terminal.remark(sentence, "red")
    return code


def _interrupted(terminal: Terminal) -> int:
    return _fail(terminal, message("Interrupted; nothing was left half done."), INTERRUPTED)


def _unexpected(terminal: Terminal, error: Exception) -> int:
    if os.environ.get(DEBUG, "").strip().casefold() not in OFF:
        traceback.print_exception(error)
    return _fail(
        terminal,
        message(
            "Something unexpected happened ({error}), and that is a fault of brobygger. "
            "Run the command again with {variable}=1, and report what it prints.",
            error=type(error).__name__,
            variable=DEBUG,
        ),
        UNEXPECTED,
    )
