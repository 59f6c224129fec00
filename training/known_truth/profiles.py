"""What profiles say of what partners are like: some of it, in words and codes, and not always rightly."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from matching.codes import code_list
from matching.competence import Competence
from matching.partner import Partner
from matching.place import Place
from matching.protocols import Encoder
from matching.register import Register
from matching.statement import Need, Offer, Statement
from training.known_truth.hidden import SKILLS, Floats, Hidden
from training.municipality_sizes import municipality_shares
from training.synthetic_texts import TOPIC_WORDS, Writer

SENTENCES = 5
WORDS = 11
SKILL_TOLD, PURPOSES_TOLD, TOWN_TOLD = 0.95, 0.95, 0.97
TOPIC_SHARE = 0.7
CENTRE_IDS = "centre-{}"


def register_of(hidden: Hidden, encoder: Encoder, rng: np.random.Generator) -> Register:
    """Partners and their needs and offers, as they would fill in a form.

    Texts are sentences about purposes drawn from the latent ones, in the words that ``encoder`` finds
    closest to them. Codes, skills and towns are known of most.
    """
    writer = Writer(rng, len(code_list("purposes")), partial(_closest, encoder), TOPIC_SHARE)
    skills = [f"{phrase} {number}" for number, phrase in enumerate(writer.phrases(SKILLS, 2))]
    names, _ = municipality_shares()
    missions = _texts(hidden.purposes, writer, rng)
    coded = _codes(hidden.purposes, PURPOSES_TOLD, rng)
    partners = [
        Partner(
            id=partner_id(at),
            kind="company" if hidden.gives[2 * at] else "ngo",
            name=f"Partner {at}",
            mission=missions[at],
            purposes=coded[at],
            places=(Place("municipality", names[hidden.town[at]]),) if rng.random() < TOWN_TOLD else (),
            centres=(CENTRE_IDS.format(hidden.centre[at]),),
            invented=True,
        )
        for at in range(len(hidden.purposes))
    ]
    statements = _statements(hidden, skills, writer, rng)
    needs = [one for one in statements if isinstance(one, Need)]
    offers = [one for one in statements if isinstance(one, Offer)]
    return Register(partners, needs, offers)


def partner_id(at: int) -> str:
    """Id of the partner with this number."""
    return f"p{at:05d}"


def statement_id(at: int) -> str:
    """Id of the statement with this number."""
    return f"s{at:05d}"


def _statements(
    hidden: Hidden, skills: list[str], writer: Writer, rng: np.random.Generator
) -> list[Statement]:
    texts = _texts(hidden.statement_purposes, writer, rng)
    coded = _codes(hidden.statement_purposes, 0.6, rng)
    told = rng.random(len(texts)) < SKILL_TOLD
    made: list[Statement] = []
    for at, owner in enumerate(hidden.owner.tolist()):
        sort = Offer if hidden.gives[at] else Need
        skill = (Competence(skills[hidden.skill[at]]),) if told[at] else ()
        made.append(
            sort(
                id=statement_id(at),
                partner=partner_id(owner),
                resource_kind="skilled_time",
                text=texts[at],
                competences=skill,
                purposes=coded[at],
            )
        )
    return made


def _closest(encoder: Encoder, content: NDArray[np.object_]) -> NDArray[np.int64]:
    """The places in ``content`` (m,) of the words of each purpose, (purposes, ``TOPIC_WORDS``)."""
    purposes = code_list("purposes")
    meant = encoder.encode([purposes[code].en for code in purposes])
    close = meant @ encoder.encode([str(word) for word in content]).T
    return np.argsort(-close, axis=1, kind="stable")[:, :TOPIC_WORDS]


def _texts(shares: Floats, writer: Writer, rng: np.random.Generator) -> list[str]:
    """A text for each row of ``shares`` (n, purposes), each sentence about a purpose drawn from its row."""
    rising = np.cumsum(shares, axis=1)
    sentences = []
    for _ in range(SENTENCES):
        topics = (rng.random(len(shares))[:, None] * rising[:, -1:] > rising).sum(axis=1)
        sentences.append(writer.texts(topics, WORDS))
    return [" ".join(each) for each in zip(*sentences, strict=True)]


def _codes(shares: Floats, known: float, rng: np.random.Generator) -> list[tuple[str, ...]]:
    """The purposes with a share of a fifth or more, of the largest three, if any are known."""
    purposes = list(code_list("purposes"))
    largest = np.argsort(-shares, axis=1)[:, :3]
    told = rng.random(len(shares)) < known
    return [
        tuple(purposes[at] for at in row if shares[number, at] >= 0.2) if told[number] else ()
        for number, row in enumerate(largest.tolist())
    ]
