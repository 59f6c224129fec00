"""Who asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Role = Literal["administrator", "broker", "member", "public"]
Scope = Literal["read", "write"]


@dataclass(frozen=True, slots=True)
class Grant:
    """A role somebody has: broker of ``centre``, member of ``partner``, or administrator of everything."""

    role: Literal["administrator", "broker", "member"]
    centre: str | None = None
    partner: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever makes a request: a person with roles, the program of one (by a token), or nobody known."""

    user: str | None = None
    grants: frozenset[Grant] = field(default_factory=frozenset)
    scopes: frozenset[Scope] = frozenset({"read", "write"})
    """What an API token was made for; a person who is signed in may do all that the roles allow."""

    @property
    def is_administrator(self) -> bool:
        return any(grant.role == "administrator" for grant in self.grants)

    @property
    def centres(self) -> frozenset[str]:
        """The centres this actor is a broker of."""
        return frozenset(grant.centre for grant in self.grants if grant.role == "broker" and grant.centre)

    @property
    def partners(self) -> frozenset[str]:
        """The partners this actor is a member of."""
        return frozenset(grant.partner for grant in self.grants if grant.role == "member" and grant.partner)


NOBODY = Actor()
SYSTEM = Actor("system", frozenset({Grant("administrator")}))
"""The command line on the machine itself, and work that falls due by the clock."""
