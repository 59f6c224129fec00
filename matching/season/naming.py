"""Sentences of the planners, which know positions, with the ids they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from matching.errors import InvalidQuery
from matching.season.scores import SeasonScores


@contextmanager
def named(scores: SeasonScores) -> Iterator[None]:
    """Let an InvalidQuery that names proposers and receivers by position name them by id."""
    try:
        yield
    except InvalidQuery as error:
        ids = {
            "proposer": [one.statement for one in scores.proposers],
            "receiver": [one.statement for one in scores.receivers],
        }
        values = {
            name: ids[name][value] if name in ids and isinstance(value, int) else value
            for name, value in error.sentence.values.items()
        }
        raise InvalidQuery(replace(error.sentence, values=values)) from None
