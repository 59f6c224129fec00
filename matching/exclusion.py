"""What a partner has said must not be on the other side: a hard condition, never a weight."""

from __future__ import annotations

from dataclasses import dataclass

from matching.checks import Checks

LIST_OF = {
    "partner_kind": "partner_kinds",
    "industry": "industries",
    "purpose": "purposes",
    "target_group": "target_groups",
    "resource_kind": "resource_kinds",
    "motive": "motives",
}


@dataclass(frozen=True, slots=True)
class Exclusion:
    """``what`` (a kind of code, or ``partner``) and the ``code`` that is excluded.

    Raises:
        InvalidProfile: an unknown kind of exclusion or an unknown code.
    """

    what: str
    code: str

    def __post_init__(self) -> None:
        checks = Checks()
        if self.what in LIST_OF:
            checks.code("exclusions", self.code, LIST_OF[self.what])
        elif self.what == "partner":
            checks.id("exclusions", self.code)
        else:
            checks.refuse(
                "exclusions",
                self.what,
                "'{value}' cannot be excluded; use one of {known}.",
                known=", ".join([*LIST_OF, "partner"]),
            )
        checks.done()
