"""The columns of a frame of directed examples: did this side say yes to that one?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from matching.columns import Real
from matching.prior import prior_weights

YES, SIDE, CENTRE, PARTNER, OTHER, AT = "yes", "side", "centre", "partner", "other", "at"
LIST, POSITION, PROPENSITY = "list", "position", "propensity"
KEYS = (YES, SIDE, CENTRE, PARTNER, OTHER, AT, LIST, POSITION, PROPENSITY)
"""yes: the answer. side: seeks, gives or peer. centre: whose broker asked. partner: who answered, about whom
(other). at: when the two were shown to each other. list, position (from 1), propensity: where the broker
saw them, and how likely they were to stand there; missing where nobody saw them in a list."""
COMPONENTS = tuple(prior_weights())
"""One column each, in [0, 1], NaN where unknown, as they were when the two were shown."""


def values_of(examples: pd.DataFrame) -> dict[str, Real]:
    """The components of ``examples``, each (n,)."""
    return {name: examples[name].to_numpy(np.float32) for name in COMPONENTS}


def check_columns(examples: pd.DataFrame) -> None:
    """Refuse a frame that lacks a column.

    Raises:
        ValueError: it does; the sentence names them.
    """
    missing = [name for name in (*KEYS, *COMPONENTS) if name not in examples.columns]
    if missing:
        raise ValueError(f"The examples lack the columns {', '.join(missing)}; make them anew.")
