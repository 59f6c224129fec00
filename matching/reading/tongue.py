"""Danish or English: told by the small words that only one of them has."""

from __future__ import annotations

from collections.abc import Iterable

DANISH = frozenset(
    "af at de den der det du eller en er et få før gerne gratis har hver hvis ikke jeg kan med men mod"
    " nogen og også om os over på skal som søger søges til ud uden ugen var ved vi vil vores år mangler"
    " hjælp".split()
)
ENGLISH = frozenset(
    "a about an and are be but can could for from had has have help how if is it looking my need needs"
    " not of offer on or our in by one two people young every each week hours evening evenings wanted"
    " needed seeking someone that the their they this to us we who will with would you your".split()
)
_SHARED = frozenset({"for", "to", "on"})


def is_danish(plain: Iterable[str]) -> bool:
    """True unless the words are English; words that show neither count as Danish."""
    danish = english = 0
    for word in plain:
        danish += word in DANISH
        english += word in ENGLISH and word not in _SHARED
    return danish >= english
