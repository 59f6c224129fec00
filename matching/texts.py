"""What is written in a profile, as texts to be embedded, searched and quoted."""

from __future__ import annotations

import re

from matching.partner import Partner
from matching.statement import Statement

ABBREVIATIONS = "approx ca d e.g ekskl evt f.eks frv inkl kl mio nr pr tlf".split()
NO_END = "".join(rf"(?<!\b{re.escape(word)}\.)" for word in ABBREVIATIONS)
# A number with a full stop is mostly an ordinal ("9. marts"), unless a capital follows.
SENTENCE_END = re.compile(rf"(?<=[.!?…]){NO_END}(?:(?<!\d\.)|(?=\s+[A-ZÆØÅ]))\s+|\n+|;\s+|\s[•–]\s")
SHORTEST, LONGEST = 12, 240


def statement_prose(statement: Statement) -> str:
    """Title, text and competences of a need or an offer; the text that is embedded and searched."""
    skills = ", ".join(competence.label for competence in statement.competences)
    return _joined(statement.title, statement.text, skills)


def profile_prose(partner: Partner) -> str:
    """Mission, resources and roles of a partner; the text that is embedded."""
    return _joined(partner.mission, partner.resources, partner.roles_can_text) or partner.name


def profile_words(partner: Partner) -> str:
    """The same with the name; the text that is searched by words."""
    return _joined(partner.name, profile_prose(partner))


def sentences(text: str) -> list[str]:
    """The sentences of ``text``, each at most 240 characters; very short ones are left out unless
    there is nothing else."""
    parts = [part.strip() for part in SENTENCE_END.split(text) if part.strip()]
    long_enough = [part for part in parts if len(part) >= SHORTEST] or parts
    return [part if len(part) <= LONGEST else part[: LONGEST - 1].rstrip() + "…" for part in long_enough]


def _joined(*parts: str) -> str:
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip())
