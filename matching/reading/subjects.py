"""What the text is about and for whom: purposes and target groups."""

from __future__ import annotations

from functools import cache

from matching.codes import code_list
from matching.reading.text import Text
from matching.reading.word_list import WordList, rows_of

MOST_SUBJECTS = 5
"""A text that names more purposes, or more target groups, than this is about none of them."""


@cache
def _words(list_name: str) -> WordList[str]:
    """Words that mean a code of the list; an empty code hides what only looks like one."""
    return WordList(
        (word.strip(), row["code"])
        for row in rows_of("subjects")
        if row["list"] in {list_name, "nothing"}
        for word in row["words"].split(";")
    )


def read_purposes(text: Text) -> tuple[str, ...]:
    """Codes of the purposes named, in the order of the code list."""
    return _codes(text, "purposes")


def read_target_groups(text: Text) -> tuple[str, ...]:
    """Codes of the target groups named, in the order of the code list."""
    return _codes(text, "target_groups")


def _codes(text: Text, list_name: str) -> tuple[str, ...]:
    found = {hit.value for hit in _words(list_name).find(text, range(len(text)))} - {""}
    if len(found) > MOST_SUBJECTS:
        return ()
    return tuple(sorted(found, key=code_list(list_name).position))
