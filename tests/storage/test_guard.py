"""A cell never becomes a formula, and its text comes back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.guard import guarded, unguarded


@pytest.mark.parametrize(
    "text", ["=1+1", "+45 12", "-", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1", "'=1", "''@"]
)
def test_text_that_looks_like_a_formula_gets_one_apostrophe(text: str) -> None:
    assert guarded(text) == "'" + text
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "a=1", "'s-Hertogenbosch", "'citat'", "3-4", "''"])
def test_other_text_is_left_alone(text: str) -> None:
    assert guarded(text) == unguarded(text) == text


@given(st.text("'=+-@a\t\r\n "))
@settings(deadline=None)
def test_any_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
