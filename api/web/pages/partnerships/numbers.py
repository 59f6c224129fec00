"""Numbers in a form, as the reader's language writes them."""

from __future__ import annotations

from decimal import Decimal

from matching.messages import Language


def written(number: Decimal | None, language: Language) -> str:
    """With all its digits; empty where it is not known."""
    text = "" if number is None else format(number, "f")
    return text.replace(".", ",") if language == "da" else text
