"""The text form of a competence: ``label [level, required or helpful, SCHEME:CODE]``."""

from __future__ import annotations

from dataclasses import dataclass

from matching.codes import code_list
from matching.competence import Competence
from storage.escapes import escaped, rfind_unescaped, split_unescaped, trimmed, unescaped
from storage.refusals import refused_value

_WEIGHT = {"required": True, "krævet": True, "nødvendig": True, "helpful": False, "ønsket": False}


@dataclass
class _Bracket:
    level: str | None = None
    required: bool = False
    code: str | None = None


def read_competence(text: str) -> Competence:
    r"""The bracket and each part of it may be left out; a label that ends in ``]`` ends in ``\]``.

    Raises:
        InvalidProfile: an empty label, or a part of the bracket that says nothing known.
    """
    text = trimmed(text)
    start = rfind_unescaped(text, "[") if 0 <= rfind_unescaped(text, "]") == len(text) - 1 else -1
    if start < 0:
        return Competence(unescaped(text))
    bracket = _Bracket()
    for part in split_unescaped(text[start + 1 : -1], ","):
        _take(trimmed(part), bracket, text)
    return Competence(unescaped(trimmed(text[:start])), bracket.level, bracket.required, bracket.code)


def written_competence(competence: Competence) -> str:
    """The canonical form; ``helpful`` is left out."""
    parts = [competence.level] if competence.level else []
    parts += ["required"] if competence.required else []
    if competence.code is not None:
        parts.append(_written_code(competence.code))
    label = escaped(competence.label)
    if parts:
        return f"{label} [{', '.join(parts)}]"
    return f"{label[:-1]}\\]" if label.endswith("]") else label


def _written_code(code: str) -> str:
    plain = code.find(":") > 0
    return escaped(code if plain else f":{code}", ",[]")


def _take(part: str, bracket: _Bracket, text: str) -> None:
    level = code_list("competence_levels").find(part)
    if level:
        bracket.level = level
    elif part.casefold() in _WEIGHT:
        bracket.required = _WEIGHT[part.casefold()]
    elif ":" in part:
        bracket.code = unescaped(part).removeprefix(":")
    elif part:
        raise refused_value(
            "competences",
            text,
            "'{part}' in '{value}' says nothing known about a competence; write a level ({levels}), "
            "required or helpful, or SCHEME:CODE.",
            part=part,
            levels=", ".join(code_list("competence_levels")),
        )
