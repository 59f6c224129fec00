"""What two people wrote, held against each other."""

from __future__ import annotations

from api.web.conflict import BEFORE, chosen, differences, digests
from api.web.forms import Filled

NAMES = ("name", "roles", "text")
BEFORE_BOTH = Filled.of({"name": "A", "roles": ["host", "mentor"], "text": "x"})


def written(**values: str | list[str]) -> Filled:
    """A form that was opened before either had changed anything."""
    same = {name: BEFORE_BOTH.all(name) for name in NAMES}
    return Filled.of({**same, **values, BEFORE: digests(BEFORE_BOTH, NAMES)})


def found(yours: Filled, theirs: Filled) -> list[tuple[str, str, bool]]:
    return [(one.name, one.chosen, one.both) for one in differences(yours, theirs, NAMES)]


def test_what_only_one_has_changed_is_taken_from_that_one() -> None:
    assert found(written(name="B"), BEFORE_BOTH) == [("name", "yours", False)]
    assert found(written(), written(text="y")) == [("text", "theirs", False)]


def test_what_both_have_changed_is_said_to_be_so() -> None:
    assert found(written(text="mine"), written(text="theirs")) == [("text", "yours", True)]


def test_same_words_and_same_codes_in_another_order_are_no_difference() -> None:
    yours = written(name=" B ", roles=["mentor", "host"])
    assert found(yours, written(name="B", roles=["host", "mentor"])) == []


def test_without_digests_everything_counts_as_changed_by_both() -> None:
    assert found(Filled.of({"name": "B", BEFORE: "[1"}), Filled.of({"name": "C"})) == [
        ("name", "yours", True)
    ]


def test_stored_value_is_taken_where_it_was_chosen() -> None:
    form = Filled.of({"name": "B", "text": "mine", "choice.name": "theirs", "choice.text": "yours"})
    taken = chosen(form, BEFORE_BOTH)
    assert (taken.one("name"), taken.one("text")) == ("A", "mine")
