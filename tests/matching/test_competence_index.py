from __future__ import annotations

import numpy as np
import pytest

from matching.competence import Competence
from matching.competence_index import CompetenceIndex
from tests.market import WordEncoder

LAW, MATHS = Competence("law"), Competence("maths")
ROWS = np.arange(4)


def index() -> CompetenceIndex:
    return CompetenceIndex([(LAW,), (LAW, MATHS), (), (Competence("football"),)], WordEncoder())


def test_seeking_side_sees_the_share_of_its_need_that_is_there() -> None:
    wanted = [Competence("law", required=True), MATHS]
    seen, _ = index().compare(wanted, ROWS, query_seeks=True)
    assert seen == pytest.approx([2 / 3, 1, np.nan, 0], nan_ok=True)


def test_giving_side_sees_how_its_competences_are_used() -> None:
    _, seen = index().compare([LAW], ROWS, query_seeks=True)
    assert seen == pytest.approx([1, 0.75, np.nan, 0], nan_ok=True)


def test_lower_level_than_sought_counts_less() -> None:
    levels = CompetenceIndex([(Competence("law", "novice"),), (Competence("law", "expert"),)], WordEncoder())
    seen, _ = levels.compare([Competence("law", "expert")], np.arange(2), query_seeks=True)
    assert seen == pytest.approx([0.2, 1.0])


def test_required_level_that_is_missing_shuts_out() -> None:
    levels = CompetenceIndex([(Competence("law", "novice"),), (Competence("law", "expert"),)], WordEncoder())
    required = Competence("law", "intermediate", required=True)
    assert levels.below_required([required], query_seeks=True).tolist() == [0]
    assert levels.below_required([Competence("law", "expert")], query_seeks=True).tolist() == []


def test_no_competences_anywhere_are_unknown() -> None:
    empty = CompetenceIndex([(), ()], WordEncoder())
    seen, back = empty.compare([LAW], np.arange(2), query_seeks=True)
    assert np.isnan(seen).all()
    assert np.isnan(back).all()
