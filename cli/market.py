"""The register a command asks, and the recommenders over it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from cli.terminal import Terminal
from matching.errors import InvalidFile
from matching.messages import message
from matching.protocols import Encoder
from matching.recommend import Recommender
from matching.register import Register
from matching.volunteers import VolunteerRecommender


def register_of(market: Path | None, terminal: Terminal) -> Register:
    """What stands in the database, or in the market file.

    Raises:
        DatabaseUnavailable: the database cannot be used.
        InvalidFile: the market file cannot be read, or one of its rows is refused.
    """
    if market is not None:
        return _from_file(market, terminal)
    from storage.settings import database_url
    from storage.unit_of_work import unit_of_work

    with unit_of_work(database_url(), writing=False) as work:
        return work.register()


def encoder_named(name: str | None = None) -> Encoder:
    """The encoder of this machine, or the one of this name, with its cache of vectors.

    A model that is not there raises ModelUnavailable when it is first used.
    """
    from models.text_encoder import load_encoder

    return load_encoder(name, cache=vector_file())


def vector_file() -> Path:
    """Where vectors are kept: in the folder of what is computed from the database.

    Raises:
        InvalidSetting: there is no such folder, and it cannot be made.
    """
    from storage import settings

    return settings.vector_file(settings.database_url())


def recommender_over(register: Register, terminal: Terminal, encoder: Encoder | None = None) -> Recommender:
    """A recommender of partners, with a progress bar while texts are encoded."""
    from models.ready import load_recommender

    with terminal.progress(message("Reading the texts")) as progress:
        return load_recommender(register, today(), encoder=encoder or encoder_named(), progress=progress)


def volunteers_over(recommender: Recommender) -> VolunteerRecommender:
    """A recommender of the volunteers of the same register, with the same encoder."""
    from models.ready import load_volunteer_recommender

    market = recommender.market
    return load_volunteer_recommender(market.register, recommender.today, encoder=market.encoder)


def today() -> date:
    """The day on the reader's calendar."""
    return datetime.now(UTC).astimezone().date()


def _from_file(market: Path, terminal: Terminal) -> Register:
    from storage.import_file import parse_files

    with terminal.progress(message("Reading {file}", file=market.name)) as progress:
        parsed = parse_files([market], progress=progress)
    if parsed.refused:
        first = parsed.refused[0]
        raise InvalidFile(
            message(
                "{count} rows of {file} cannot be used, the first of them row {row}: {sentence} "
                "'brobygger import --dry-run {file}' lists them all.",
                count=parsed.refused_rows,
                file=str(market),
                row=first.row,
                sentence=first.sentence,
            )
        )
    found = parsed.profiles
    return Register(found["partners"], found["needs"], found["offers"], found["volunteers"])  # type: ignore[arg-type]
