"""The text form of identifiers and classifications: ``SCHEME:CODE (label) [source, confidence]``."""

from __future__ import annotations

from typing import Any, cast

from matching.classification import Classification, Source
from storage.escapes import escaped, find_unescaped, rfind_unescaped, trimmed, unescaped
from storage.refusals import refused_value


def read_classification(text: str) -> Classification:
    r"""Label and bracket may be left out; a ``(`` or ``[`` in the code is written ``\(``, ``\[``.

    Raises:
        InvalidProfile: no scheme or code, an unknown source or a confidence outside [0, 1].
    """
    rest, source, confidence = _without_bracket(trimmed(text))
    rest, label = _without_label(rest)
    colon = find_unescaped(rest, ":")
    if colon < 0:
        raise refused_value(
            "scheme", text, "'{value}' has no scheme; write scheme and code, as in DK-CVR:00000114 or SDG:4."
        )
    scheme, code = (unescaped(trimmed(part)) for part in (rest[:colon], rest[colon + 1 :]))
    return Classification(scheme, code, label, cast(Source, source), confidence)


def written_classification(given: Classification) -> str:
    """The canonical form: what is ``[person, 1]`` has no bracket."""
    text = f"{escaped(given.scheme, ':([')}:{escaped(given.code, '([')}"
    if given.label is not None:
        text += f" ({given.label})"
    if given.source == "person" and given.confidence == 1:
        return text
    return f"{text} [{given.source}, {_number(given.confidence)}]"


def _without_bracket(text: str) -> tuple[str, str, float]:
    start = rfind_unescaped(text, "[") if text.endswith("]") else -1
    if start < 0:
        return text, "person", 1.0
    source, comma, confidence = text[start + 1 : -1].partition(",")
    return trimmed(text[:start]), source.strip(), _confidence(confidence) if comma else 1.0


def _without_label(text: str) -> tuple[str, str | None]:
    start = find_unescaped(text, "(", find_unescaped(text, ":") + 1) if text.endswith(")") else -1
    return (text, None) if start < 0 else (trimmed(text[:start]), text[start + 1 : -1])


def _confidence(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise refused_value(
            "confidence", text.strip(), "{value} is not a confidence; write a number from 0 to 1."
        ) from None


def _number(confidence: float) -> Any:
    return int(confidence) if confidence in (0, 1) else repr(float(confidence))
