"""Two people have changed the same record: what each wrote, and which of the two shall stand.

With the form goes a digest of each value as it was, so that what only the other has changed is taken over,
and what only oneself has changed is kept, unless somebody chooses otherwise.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from api.web.forms import Filled

BEFORE, CHOICE = "before", "choice."
"""The fields of the form with the digests, and with what was chosen for each value."""
Side = Literal["yours", "theirs"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that is not the same on both sides; ``chosen`` is what is taken if nobody says otherwise."""

    name: str
    yours: tuple[str, ...]
    theirs: tuple[str, ...]
    chosen: Side
    both: bool
    """Whether both have changed it."""


def digests(form: Filled, names: Iterable[str]) -> str:
    """What goes with a form that shows a record as it is stored."""
    return json.dumps({name: _digest(form.all(name)) for name in names})


def differences(yours: Filled, theirs: Filled, names: Iterable[str]) -> list[Difference]:
    """The values in which ``yours``, which was filled in, is not what is stored now."""
    before = _before(yours)
    found = []
    for name in names:
        mine, other = yours.all(name), theirs.all(name)
        if _plain(mine) == _plain(other):
            continue
        i_did = _digest(mine) != before.get(name)
        they_did = _digest(other) != before.get(name)
        found.append(Difference(name, mine, other, "yours" if i_did else "theirs", i_did and they_did))
    return found


def chosen(form: Filled, stored: Filled) -> Filled:
    """``form`` with the stored value wherever that was chosen."""
    taken = {
        name: stored.all(name)
        for field, side in form.values.items()
        if side == ("theirs",) and field.startswith(CHOICE) and (name := field.removeprefix(CHOICE))
    }
    return replace(form, values={**form.values, **taken})


def _before(form: Filled) -> Mapping[str, str]:
    try:
        found = json.loads(form.one(BEFORE) or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _plain(values: tuple[str, ...]) -> list[str]:
    """Codes are sent in the order of the form, and are the same in any."""
    return sorted(text for value in values if (text := value.strip()))


def _digest(values: tuple[str, ...]) -> str:
    return hashlib.sha256(json.dumps(_plain(values)).encode()).hexdigest()[:12]
