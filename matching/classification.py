"""Identifiers and classifications: a code of some scheme, who gave it and how sure they were."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from matching.checks import Checks

CVR = re.compile(r"[0-9]{8}")
Source = Literal["person", "register", "crosswalk", "model"]


@dataclass(frozen=True, slots=True)
class Classification:
    """``code`` in ``scheme``; a label a model guessed keeps its source and its confidence in [0, 1].

    Identifiers have the same form, with the prefixes of the org-id scheme (``DK-CVR``, ``GB-CHC``).

    Raises:
        InvalidProfile: no scheme or code, an unknown source, a confidence outside [0, 1], or a
            ``DK-CVR`` code that is not eight digits.
    """

    scheme: str
    code: str
    label: str | None = None
    source: Source = "person"
    confidence: float = 1.0

    def __post_init__(self) -> None:
        checks = Checks()
        checks.required("scheme", self.scheme)
        checks.required("code", self.code)
        for text in (self.scheme, self.code, self.label or ""):
            checks.text("classifications", text)
        if self.source not in get_args(Source):
            checks.refuse(
                "source",
                self.source,
                "'{value}' is not a source of a classification; use one of {known}.",
                known=", ".join(get_args(Source)),
            )
        if not 0 <= self.confidence <= 1:
            checks.refuse(
                "confidence", self.confidence, "{value} is not a confidence; write a number from 0 to 1."
            )
        if self.scheme == "DK-CVR" and not CVR.fullmatch(self.code):
            checks.refuse(
                "identifiers", self.code, "'{value}' is not a CVR number; a CVR number has eight digits."
            )
        checks.done()
