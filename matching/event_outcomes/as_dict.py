"""What entering outcomes has led to, as plain values for programs."""

from __future__ import annotations

from typing import Any

from matching.event_outcomes.entered import Entered
from matching.messages import Language


def entered_as_dict(entered: Entered, language: Language) -> dict[str, Any]:
    """``made`` and ``not_made``, each a list."""
    return {
        "made": [{"a": one.a, "b": one.b, "introduction": one.introduction} for one in entered.made],
        "not_made": [
            {
                "a": one.a,
                "b": one.b,
                "kind": one.kind,
                "introduction": one.introduction,
                "sentence": one.why.text(language),
            }
            for one in entered.not_made
        ],
    }
