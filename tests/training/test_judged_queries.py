from __future__ import annotations

import pytest

from matching.errors import InvalidFile
from matching.register import Register
from tests.training.lines import Line
from training.judged_queries import answerable, judged_queries, owner_of


def test_lines_become_grades_by_query(register: Register) -> None:
    lines = [Line("need-1", "ledger", 2), Line("need-1", "giant", 0), Line("club", "past", 1)]
    assert judged_queries(register, lines) == {"club": {"past": 1}, "need-1": {"giant": 0, "ledger": 2}}


def test_line_that_stands_twice_counts_once(register: Register) -> None:
    assert judged_queries(register, [Line("need-1", "giant", 1)] * 2) == {"need-1": {"giant": 1}}


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([Line("need-9", "giant", 1)], "the query 'need-9'"),
        ([Line("need-1", "nobody", 1)], "the partner 'nobody'"),
        ([Line("need-1", "club", 1)], "'club' is judged for 'need-1', which is its own"),
        ([Line("need-1", "giant", 1), Line("need-1", "giant", 2)], "'giant' is judged 1 and 2 for 'need-1'"),
        ([], "The judgments are empty"),
    ],
)
def test_judgments_of_another_market_are_refused(
    register: Register, lines: list[Line], sentence: str
) -> None:
    with pytest.raises(InvalidFile) as refused:
        judged_queries(register, lines)
    assert sentence in str(refused.value)


def test_query_for_which_nobody_would_do_is_left_out() -> None:
    assert answerable({"a": {"x": 0}, "b": {"x": 1}}) == {"b": {"x": 1}}


def test_nothing_but_zeros_is_refused() -> None:
    with pytest.raises(InvalidFile) as refused:
        answerable({"a": {"x": 0}})
    assert "Every grade is 0" in str(refused.value)


def test_partner_owns_its_statements_and_itself(register: Register) -> None:
    assert [owner_of(register, id) for id in ("need-1", "offer-2", "club")] == ["club", "past", "club"]
