"""Real texts to measure encoders on; they are not part of the project, so they may be absent."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pandas as pd

from training.held_out import held_out, place

SETTING, FOLDER = "BROBYGGER_DATA", "../shared/data"
CONCEPTS, CHARITIES, OCCUPATIONS = 1_000, 900, 400
HELD_OUT_CHARITIES = 0.20
LEAST_SKILLS, SHORTEST_TEXT = 3, 20
Texts = list[str]


class DataAbsent(Exception):
    """A file to measure on is not there."""


def tatoeba() -> pd.DataFrame:
    """1,000 sentences with ``da`` and ``en``, never trained on.

    Raises:
        DataAbsent: the file is not there; so do the others.
    """
    return pd.read_csv(_path("tatoeba_test_da_en.tsv"), sep="\t", quoting=3, keep_default_na=False)


@cache
def skills() -> pd.DataFrame:
    """Every ESCO skill, by its id."""
    return _table("esco_skills_da_en.csv").set_index("esco_skill")


def held_out_skills() -> pd.DataFrame:
    """The 1,000 ESCO skills that no training of ours sees."""
    every = skills()
    return every[every.index.isin(held_out(every.index, "esco", CONCEPTS))]


def occupations() -> tuple[Texts, list[list[int]]]:
    """400 occupations' labels with descriptions, and the rows of :func:`skills` essential to each."""
    row = {id: number for number, id in enumerate(skills().index)}
    found = _table("esco_occupations_en.csv").set_index("esco_occupation")
    essential = {
        id: [row[skill] for skill in text.split("|") if skill in row]
        for id, text in found["essential_skills"].items()
    }
    enough = [id for id, rows in essential.items() if len(rows) >= LEAST_SKILLS]
    found = found.loc[sorted(held_out(map(str, enough), "occupation", OCCUPATIONS))]
    texts = (found["label_en"] + ". " + found["description_en"]).tolist()
    return texts, [essential[id] for id in found.index]


def charities() -> tuple[Texts, Texts]:
    """Activities of the charities that are held out, and the objects of 900: first those of the same
    charities in the same order, then those of others."""
    every = _table("uk_charities.csv")
    told = (every["activities"].str.len() > SHORTEST_TEXT) & (every["objects"].str.len() > SHORTEST_TEXT)
    every = every[told & (every["activities"] != every["objects"])]
    every = every.assign(place=[place(id, "charity") for id in every["org_id"]])
    every = every.sort_values("place").head(CHARITIES)
    kept = every[every["place"] < HELD_OUT_CHARITIES]
    return kept["activities"].tolist(), every["objects"].tolist()


def danish_training_texts() -> str:
    """All Danish here that the encoder may have been trained on, and the held-out skills with it."""
    pairs = pd.read_csv(_path("parallel_da_en.tsv.gz"), sep="\t", quoting=3, keep_default_na=False)
    every = skills()
    return "\n".join([*pairs["da"], *every["label_da"], *every["description_da"]])


def passages(n: int, words: int) -> Texts:
    """``n`` different passages of ``words`` words, Danish and English in turn, from real descriptions."""
    every = skills()
    text = " ".join(every["description_da"] + " " + every["description_en"]).split()
    _, objects = charities()
    text += " ".join(objects).split()
    cut = (" ".join(text[start : start + words]) for start in range(0, len(text), words))
    return list(dict.fromkeys(cut))[:n]


def _table(name: str) -> pd.DataFrame:
    return pd.read_csv(_path(name), keep_default_na=False)


def _path(name: str) -> Path:
    path = Path(os.environ.get(SETTING) or FOLDER) / name
    if not path.exists():
        raise DataAbsent(f"skipped: there is no {path}; set {SETTING}")
    return path
