"""Where one can go from every page, by role. What is not there yet has no link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from api.web.visitor import Visitor
from api.web.words import Words, words
from matching.rights.actor import Role

EVERYBODY: frozenset[Role] = frozenset({"public", "member", "broker", "administrator"})
SIGNED_IN = EVERYBODY - {"public"}
BROKERS: frozenset[Role] = frozenset({"broker", "administrator"})
GroupName = Literal["people", "together", "plans", "centre"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the navigation, for those roles; several of one ``group`` stand together under its name."""

    path: str
    text: Words
    roles: frozenset[Role]
    group: GroupName | None = None

    def is_at(self, path: str) -> bool:
        """Whether ``path`` is this page, or one below it."""
        return path == self.path or (self.path != "/" and path.startswith(f"{self.path}/"))


@dataclass(frozen=True, slots=True)
class Group:
    """Links that are opened together."""

    text: Words
    links: tuple[Link, ...]

    def is_at(self, path: str) -> bool:
        """Whether ``path`` is one of its pages, or below one."""
        return any(link.is_at(path) for link in self.links)


GROUPS: dict[GroupName, Words] = {
    "people": words("People"),
    "together": words("Working together"),
    "plans": words("Plans"),
    "centre": words("The centre"),
}
MOST_SIDE_BY_SIDE = 6
"""Of fewer links a row is easier to read than groups."""

LINKS = (
    Link("/", words("Start"), EVERYBODY),
    Link("/find", words("Find"), EVERYBODY),
    Link("/partners", words("Partners"), EVERYBODY, "people"),
    Link("/registrations", words("Registrations"), BROKERS, "people"),
    Link("/interests", words("Requests"), BROKERS, "people"),
    Link("/introductions", words("Introductions"), SIGNED_IN, "together"),
    Link("/partnerships", words("Partnerships"), SIGNED_IN, "together"),
    Link("/network", words("Who works with whom"), BROKERS, "together"),
    Link("/seasons", words("Seasons"), BROKERS, "plans"),
    Link("/alliances/new", words("Alliances"), BROKERS, "plans"),
    Link("/events", words("Events"), BROKERS, "plans"),
    Link("/reports", words("Reports"), BROKERS, "centre"),
    Link("/import", words("Import"), BROKERS, "centre"),
    Link("/users", words("Users"), BROKERS, "centre"),
    Link("/audit", words("Audit"), frozenset({"administrator"}), "centre"),
    Link("/register", words("Register"), frozenset({"public"})),
)
"""In the order of the page."""


def places_for(visitor: Visitor) -> list[Link | Group]:
    """Where ``visitor`` can go: links, and groups of them where there are many."""
    held: set[Role] = {grant.role for grant in visitor.actor.grants}
    links = [link for link in LINKS if not link.roles.isdisjoint(held or {"public"})]
    if len(links) <= MOST_SIDE_BY_SIDE:
        return [*links]
    return [place for group in dict.fromkeys(link.group for link in links) for place in _places(group, links)]


def _places(group: GroupName | None, links: list[Link]) -> list[Link | Group]:
    own = tuple(link for link in links if link.group == group)
    return [*own] if group is None or len(own) == 1 else [Group(GROUPS[group], own)]
