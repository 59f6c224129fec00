"""ESCO and the charities of ``../shared/data``: what is trained on, and what is held out."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from itertools import chain
from pathlib import Path

from matching.errors import InvalidFile
from matching.messages import message
from training.encoder.corpus import Corpus, Pair
from training.encoder.passages import sentences
from training.encoder.text_files import text_lines
from training.held_out import held_out, place

SKILLS, CHARITIES = "esco_skills_da_en.csv", "uk_charities.csv"
SKILL_COLUMNS = ("esco_skill", "label_da", "description_da", "label_en", "alt_labels_en", "description_en")
CHARITY_COLUMNS = ("org_id", "activities", "objects")
HELD_OUT_SKILLS, HELD_OUT_CHARITIES = 1_000, 0.20
ALTERNATIVES, SENTENCES = 3, 4
Row = dict[str, str]


def shared_corpus(folder: Path) -> Corpus:
    """Translations, relations and held-out pairs of the two files in ``folder``.

    Raises:
        InvalidFile: one of them is missing, or lacks a column.
    """
    skills, charities = _rows(folder / SKILLS, SKILL_COLUMNS), _rows(folder / CHARITIES, CHARITY_COLUMNS)
    kept_out = held_out((row["esco_skill"] for row in skills), "esco", HELD_OUT_SKILLS)
    known = [row for row in skills if row["esco_skill"] not in kept_out]
    unknown = [row for row in skills if row["esco_skill"] in kept_out]
    seen = [row for row in charities if place(row["org_id"], "charity") >= HELD_OUT_CHARITIES]
    unseen = [row for row in charities if place(row["org_id"], "charity") < HELD_OUT_CHARITIES]
    return Corpus(
        translations=_skill_translations(known) | {"charity": _charity_texts(seen)},
        relations=_skill_relations(known) | {"activities-objects": _aims(seen)},
        held_out={
            "esco_label": _both(unknown, "label_da", "label_en"),
            "esco_description": _both(unknown, "description_da", "description_en"),
            "charity": _aims(unseen),
        },
    )


def _skill_translations(skills: Sequence[Row]) -> dict[str, list[Pair]]:
    return {
        "esco_label": _both(skills, "label_da", "label_en"),
        "esco_description": _both(skills, "description_da", "description_en"),
        "esco_alternative": [(row["label_da"], label) for row in skills for label in _alternatives(row)],
        "esco_whole": [(_whole(row, "da"), _whole(row, "en")) for row in skills],
    }


def _skill_relations(skills: Sequence[Row]) -> dict[str, list[Pair]]:
    pairs = {
        "label-description": ("label_en", "description_en"),
        "label-description-da": ("label_da", "description_da"),
        "description-da-label": ("description_da", "label_en"),
        "label-da-description": ("label_da", "description_en"),
    }
    return {name: _both(skills, *columns) for name, columns in pairs.items()} | {
        "label-alternative": [(row["label_en"], label) for row in skills for label in _alternatives(row)],
        "description-alternative": [
            (row["description_en"], label) for row in skills for label in _alternatives(row)[:ALTERNATIVES]
        ],
    }


def _charity_texts(charities: Iterable[Row]) -> list[Pair]:
    activities = (row["activities"] for row in charities)
    objects = chain.from_iterable(sentences(row["objects"])[:SENTENCES] for row in charities)
    return [("", text) for text in (*activities, *objects) if text.strip()]


def _aims(charities: Iterable[Row]) -> list[Pair]:
    return [pair for pair in _both(charities, "activities", "objects") if pair[0] != pair[1]]


def _both(rows: Iterable[Row], one: str, other: str) -> list[Pair]:
    return [(row[one], row[other]) for row in rows if row[one].strip() and row[other].strip()]


def _alternatives(row: Row) -> list[str]:
    labels = (label.strip() for label in row["alt_labels_en"].split("|"))
    return [label for label in labels if label and label != row["label_en"]]


def _whole(row: Row, language: str) -> str:
    return f"{row[f'label_{language}']}. {row[f'description_{language}']}"


def _rows(path: Path, columns: Sequence[str]) -> list[Row]:
    text = "\n".join(line for _, line in text_lines(path))
    reader = csv.DictReader(StringIO(text), restval="")
    for column in columns:
        if column not in (reader.fieldnames or ()):
            raise InvalidFile(
                message(
                    "{file} has no column '{name}'; its first line names {known}.",
                    file=path,
                    name=column,
                    known=", ".join(reader.fieldnames or ())[:200],
                )
            )
    return list(reader)
