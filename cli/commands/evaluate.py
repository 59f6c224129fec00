"""``brobygger evaluate``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.command_tree import CommandGroup
from cli.options import terminal_of

EXAMPLES = "Examples:\n\nbrobygger evaluate matches\n\nbrobygger evaluate encoder --pairs my-pairs.tsv"
MATCHES_EXAMPLES = (
    "Examples:\n\nbrobygger evaluate matches\n\n"
    "brobygger evaluate matches --market my-market.json --judgments my-judgments.csv --json"
)
ENCODER_EXAMPLES = (
    "Examples:\n\nbrobygger evaluate encoder --pairs my-pairs.tsv\n\n"
    "brobygger evaluate encoder --pairs my-pairs.tsv --columns title,text --encoder models/mine --json"
)
RETRIEVAL_EXAMPLES = (
    "Example:\n\nbrobygger evaluate retrieval --queries queries.tsv --documents documents.tsv "
    "--relevance relevance.tsv"
)
MARKET_EXAMPLES = "Example:\n\nbrobygger evaluate market --proposers F.npy --receivers G.npy --plan plan.json"
EncoderName = Annotated[
    str | None, typer.Option("--encoder", metavar="NAME", help="Text encoder: a folder or a name.")
]

evaluate = typer.Typer(
    cls=CommandGroup,
    help="Measure how good the lists and the text encoder are.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode="rich",
)


@evaluate.command(epilog=MATCHES_EXAMPLES)
def matches(
    context: typer.Context,
    market: Annotated[
        Path | None,
        typer.Option("--market", metavar="FILE", help="Market file; the invented sample if left out."),
    ] = None,
    judgments: Annotated[
        Path | None,
        typer.Option("--judgments", metavar="FILE", help="How good each pair is; see docs/format.md."),
    ] = None,
    encoder: EncoderName = None,
    json: options.Json = False,
) -> None:
    """Measure the lists for judged needs beside simpler methods.

    Prints nDCG@10 and success@5 of each method with its 95 % interval, and the share of what it shows
    that is judged at all.
    """
    from cli.answers.evaluate import answer

    answer(terminal_of(context), market, judgments, encoder=encoder, json=json)


@evaluate.command(epilog=ENCODER_EXAMPLES)
def encoder(
    context: typer.Context,
    pairs: Annotated[
        Path,
        typer.Option("--pairs", metavar="FILE", help="TSV file: two texts in each line that mean the same."),
    ],
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns", metavar="NAME,NAME", help="The two columns; da,en or the first two if left out."
        ),
    ] = None,
    encoder: EncoderName = None,
    json: options.Json = False,
) -> None:
    """Measure how well the text encoder finds the other half of a pair.

    Prints R@1, MRR and F1 (weighted, as MTEB computes it) from each column to the other.
    """
    from cli.answers.evaluate_encoder import answer

    answer(terminal_of(context), pairs, columns, encoder=encoder, json=json)


@evaluate.command(epilog=RETRIEVAL_EXAMPLES)
def retrieval(
    context: typer.Context,
    queries: Annotated[
        Path, typer.Option("--queries", metavar="FILE", help="TSV file of the queries: id and text.")
    ],
    documents: Annotated[
        Path, typer.Option("--documents", metavar="FILE", help="TSV file of the documents: id and text.")
    ],
    relevance: Annotated[
        Path,
        typer.Option(
            "--relevance", metavar="FILE", help="TSV file: id of a query, id of a document, and its grade."
        ),
    ],
    encoder: EncoderName = None,
    json: options.Json = False,
) -> None:
    """Measure how well the text encoder finds what is relevant, beside BM25.

    Prints nDCG@10, R@10 and MRR of both with their 95 % intervals.
    """
    from cli.answers.evaluate_retrieval import answer

    answer(terminal_of(context), queries, documents, relevance, encoder=encoder, json=json)


@evaluate.command(epilog=MARKET_EXAMPLES)
def market(
    context: typer.Context,
    proposers: options.Proposers,
    receivers: options.Receivers,
    plan: Annotated[
        Path, typer.Option("--plan", metavar="FILE", help="JSON file: the lists, as plan market writes them.")
    ],
    examination: options.Examination = "inverse",
    json: options.Json = False,
) -> None:
    """Measure how many matches a market plan brings, and how fair it is.

    Prints the expected matches of both sides, how evenly they and the places are spread, and who would
    rather have another's places.
    """
    from cli.answers.plan_market import evaluated

    evaluated(terminal_of(context), proposers, receivers, plan, examination=examination, json=json)
