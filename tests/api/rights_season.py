"""A season in the world of the rights, with two pairs of its needs and offers."""

from __future__ import annotations

from datetime import UTC, datetime

from matching.season.scores import Proposer, Receiver, SeasonScores
from matching.season.season import (
    Asked,
    Outcome,
    Received,
    Row,
    Season,
    SeasonList,
    SideOutcome,
)
from storage.unit_of_work import unit_of_work

SEASON = "season-1"


def add_season(url: str, centre: str) -> None:
    """Put a draft of ``centre`` into ``url``: need-1 has offer-1, and offer-2 is overlooked."""
    with unit_of_work(url) as work:
        work.seasons.add(season(centre))
        work.season_scores.add(scores())
        work.commit()


def season(centre: str) -> Season:
    side = SideOutcome(partners=1, mean=0.3, gini=0.0, gini_exposure=0.4, none=0.0, worst_decile=0.3)
    row = Row(statement="offer-1", partner="com-1", proposer_yes=0.6, receiver_yes=0.5, matches=0.3)
    shown = Received(
        statement="offer-1", partner="com-1", matches=0.3, proposals=0.6, exposure=1.0, candidates=2
    )
    return Season(
        id=SEASON,
        centre=centre,
        name="Foråret",
        broker="somebody",
        created=datetime(2026, 11, 1, 9, tzinfo=UTC),
        model="m",
        asked=Asked(length=1, limits=False),
        lists=(
            SeasonList(statement="need-1", partner="ngo-1", rows=(row,), matches=0.3, candidates=1),
            SeasonList(statement="need-2", partner="ngo-1", candidates=1),
        ),
        receivers=(shown, Received(statement="offer-2", partner="com-2")),
        outcome=Outcome(expected_matches=0.3, naive=0.3, proposers=side, receivers=side),
    )


def scores() -> SeasonScores:
    return SeasonScores(
        id=SEASON,
        proposers=(
            Proposer(statement="need-1", partner="ngo-1", receivers=(0,), own=(0.6,), theirs=(0.5,)),
            Proposer(statement="need-2", partner="ngo-1", receivers=(0,), own=(0.2,), theirs=(0.2,)),
        ),
        receivers=(
            Receiver(statement="offer-1", partner="com-1"),
            Receiver(statement="offer-2", partner="com-2"),
        ),
    )
