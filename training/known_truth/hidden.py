"""What partners are really like, and no profile says: latent purposes, skills, tastes, warmth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.codes import code_list
from matching.place import municipalities
from training.municipality_sizes import municipality_shares

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
SKILLS = 24
TASTES = 3
EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Hidden:
    """The truth about P partners and S statements, two of each partner; none of it is a component of a score.

    Attributes:
        purposes: share of each purpose in what a partner cares about, (P, purposes), rows add up to 1.
        statement_purposes: the same of each statement, (S, purposes).
        skill: the skill a statement is about, (S,), of ``SKILLS``.
        craft: how well the owner does it, or how much of it is wanted, (S,), in [0, 1].
        owner: partner of each statement, (S,).
        gives: whether a statement is an offer, (S,).
        unit: point of each partner on the unit sphere, (P, 3).
        town: number of its municipality, (P,).
        reach: kilometres that halve a partner's wish, (P,).
        taste, character: what a partner likes in others, and what it is like itself, (P, ``TASTES``).
        warmth: how easily it says yes, added to the logit, (P,).
        centre: number of its centre, (P,); the first is the largest.
        climate: how much more its partners say yes, (centres,).
    """

    purposes: Floats
    statement_purposes: Floats
    skill: Whole
    craft: Floats
    owner: Whole
    gives: NDArray[np.bool_]
    unit: Floats
    town: Whole
    reach: Floats
    taste: Floats
    character: Floats
    warmth: Floats
    centre: Whole
    climate: Floats

    def logit(self, asked: Whole, about: Whole, when: float) -> Floats:
        """Logit that the owner of the statement ``asked`` says yes to ``about``, both (n,), at ``when``.

        ``when`` runs from 0 to 1: over the years distance matters less, and a shared purpose more. A giver
        cares for the purpose more than a seeker, a seeker for the skill.
        """
        mine, theirs = self.owner[asked], self.owner[about]
        shared = _cosine(self.purposes[mine], self.purposes[theirs])
        same_task = _cosine(self.statement_purposes[asked], self.statement_purposes[about])
        skilled = (self.skill[asked] == self.skill[about]) * (
            1 - np.abs(self.craft[asked] - self.craft[about]) / 2
        )
        km = (
            2
            * EARTH_KM
            * np.arcsin(np.clip(np.linalg.norm(self.unit[mine] - self.unit[theirs], axis=1) / 2, 0, 1))
        )
        liked = (self.taste[mine] * self.character[theirs]).sum(axis=1) / np.sqrt(TASTES)
        gives = self.gives[asked]
        found: Floats = (
            -0.9
            + np.where(gives, 2.4, 1.4) * shared * (0.8 + 0.4 * when)
            + 1.6 * same_task
            + np.where(gives, 1.4, 2.6) * skilled
            - (1.1 - 0.4 * when) * np.minimum(km / self.reach[mine], 3)
            + 0.2 * liked
            + self.warmth[mine]
            + self.climate[self.centre[mine]]
        )
        return found


def draw_hidden(partners: int, centres: int, rng: np.random.Generator) -> Hidden:
    """The truth about ``partners`` in ``centres`` of very different size; the same ``rng`` gives the same."""
    n = len(code_list("purposes"))
    purposes = rng.dirichlet(np.full(n, 0.08), partners)
    names, shares = municipality_shares()
    town = rng.choice(len(names), partners, p=shares)
    owner = np.repeat(np.arange(partners), 2)
    gives_more = np.repeat(rng.random(partners) < 0.5, 2)
    own = rng.dirichlet(np.full(n, 0.05), 2 * partners)
    sizes = 1 / np.arange(1, centres + 1)
    return Hidden(
        purposes=purposes,
        statement_purposes=0.8 * purposes[owner] + 0.2 * own,
        skill=rng.integers(SKILLS, size=2 * partners),
        craft=rng.random(2 * partners),
        owner=owner,
        gives=np.where(rng.random(2 * partners) < 0.9, gives_more, ~gives_more),
        unit=_points(names)[town],
        town=town,
        reach=rng.lognormal(np.log(60), 0.3, partners),
        taste=rng.normal(size=(partners, TASTES)),
        character=rng.normal(size=(partners, TASTES)),
        warmth=rng.normal(0, 0.2, partners),
        centre=rng.choice(centres, partners, p=sizes / sizes.sum()),
        climate=rng.normal(0, 0.5, centres),
    )


def _points(names: list[str]) -> Floats:
    """Points of municipalities on the unit sphere, (m, 3)."""
    known = municipalities()
    north = np.radians([known[name].latitude for name in names])
    east = np.radians([known[name].longitude for name in names])
    return np.column_stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)])


def _cosine(a: Floats, b: Floats) -> Floats:
    found: Floats = (a * b).sum(axis=1) / (np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1))
    return found
