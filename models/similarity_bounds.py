"""What a cosine of a text encoder means: measured on pairs of a need and the offer that answers it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from matching.protocols import Floats

LEAST_SPAN = 0.05

PAIRS = (
    (
        "Vi søger lektiehjælpere til børn i 3.-6. klasse.",
        "Medarbejdere vil gerne hjælpe skolebørn med lektier.",
    ),
    ("Foreningen mangler en bogholder to timer om ugen.", "Vi tilbyder bogføring og regnskab gratis."),
    ("Besøgsvenner til ensomme ældre på plejehjemmet.", "Frivillige, som vil besøge ældre, der er alene."),
    ("Vi mangler lokaler til vores møder om aftenen.", "Vores kantine kan lånes til møder efter kl. 17."),
    (
        "Hjælp til en ny hjemmeside, der virker på mobilen.",
        "Webudviklere, der laver hjemmesider for foreninger.",
    ),
    ("Fritidsjob til unge, som har svært ved skolen.", "Vi ansætter unge under 18 i fritidsjob i butikken."),
    ("We need a lawyer who can sit on our board.", "Legal advice on statutes, or a board seat for a lawyer."),
    (
        "Food for the homeless café, preferably twice a week.",
        "Surplus food from our canteen for people in need.",
    ),
    ("Used laptops for refugee families.", "We give away used computers that have been wiped."),
    ("Volunteers to plant trees and clear paths.", "A day outdoors for our team: nature work and planting."),
    ("Somebody who can write applications to foundations.", "Help with fundraising and grant applications."),
    ("Coaches for girls' football on Tuesdays.", "Employees who play football and want to coach children."),
)


def similarity_bounds(encode: Callable[[Sequence[str]], Floats]) -> tuple[float, float]:
    """Cosines that stand for "unrelated" and "as close as two profiles get".

    The median of every need with the offers to the other needs, and the upper quartile of every need
    with its own offer; at least 0.05 apart.
    """
    needs, offers = encode([need for need, _ in PAIRS]), encode([offer for _, offer in PAIRS])
    cosines = needs @ offers.T
    related = cosines.diagonal()
    others = cosines[~np.eye(len(PAIRS), dtype=bool)]
    close = min(1.0, max(float(np.quantile(related, 0.75)), float(np.median(others)) + LEAST_SPAN))
    return min(float(np.median(others)), close - LEAST_SPAN), close
