"""Where one can go from every page, by role. What is not there yet has no link."""

from __future__ import annotations

from dataclasses import dataclass

from api.web.visitor import Visitor
from api.web.words import Words, words
from matching.rights.actor import Role

EVERYBODY: frozenset[Role] = frozenset({"public", "member", "broker", "administrator"})
SIGNED_IN = EVERYBODY - {"public"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the navigation, for those roles."""

    path: str
    text: Words
    roles: frozenset[Role]

    def is_at(self, path: str) -> bool:
        """Whether ``path`` is this page, or one below it."""
        return path == self.path or (self.path != "/" and path.startswith(f"{self.path}/"))


LINKS = (
    Link("/", words("Start"), EVERYBODY),
    Link("/partners", words("Partners"), EVERYBODY),
)
"""In the order of the page."""


def links_for(visitor: Visitor) -> list[Link]:
    """The links that ``visitor`` gets."""
    held: set[Role] = {grant.role for grant in visitor.actor.grants}
    return [link for link in LINKS if not link.roles.isdisjoint(held or {"public"})]
