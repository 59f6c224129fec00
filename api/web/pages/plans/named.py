"""Needs, offers and partners of a season by their names, and where they can be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from api.web.words import Words, words
from matching.season.readers import View
from matching.season.rule import Kind, Rule
from matching.season.season import Row, SeasonList, Sort

GONE = words("no longer there")
RULES: dict[Kind, Words] = {
    "first": words("{one} and {other} first"),
    "forbid": words("{one} and {other} never together"),
    "leave_out": words("{one} left out"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """Of one season; ``may_ask`` says whether the matches of its needs can be looked at."""

    view: View
    may_ask: bool

    def title(self, sort: Sort, id: str) -> Words | str:
        """The headline of a need or an offer."""
        return self.view.titles.get((sort, id)) or id

    def name(self, partner: str) -> Words | str:
        """The name of a partner."""
        return self.view.names.get(partner, GONE)

    def is_there(self, sort: Sort, id: str) -> bool:
        """Whether there is a page of it."""
        return (sort, id) in self.view.titles

    def matches(self, sort: Sort, id: str) -> str | None:
        """Where everybody stands who suits it; None where it may have gone to another centre since."""
        is_ours = self.view.now is not None and not self.stale(sort, id)
        asked = self.may_ask and is_ours and self.is_there(sort, id)
        return f"/{sort}/{quote(id, safe='')}/matches" if asked else None

    def why(self, own: SeasonList, row: Row) -> str | None:
        """Where it is told why the two suit each other."""
        sort = self.view.stored.value.asked.lists_for
        found = self.matches(sort, own.statement)
        return f"{found}/why?partner={quote(row.partner, safe='')}" if found else None

    def stale(self, sort: Sort, id: str) -> bool:
        """Whether it cannot be introduced any more."""
        return bool(self.view.now and self.view.now.why(sort, id))

    def anything(self, id: str) -> str:
        """What a rule is about: a need, an offer or a partner."""
        season = self.view.stored.value
        for sort, ids in season.statements.items():
            if id in ids:
                return f"“{self.view.titles.get((sort, id)) or id}”"
        return self.view.names.get(id, id)


def rule_rows(view: View) -> list[tuple[Rule, Words]]:
    """What the broker has said, in words."""
    named = Named(view, may_ask=False)
    return [(rule, said(rule, named)) for rule in view.stored.value.asked.rules]


def said(rule: Rule, named: Named) -> Words:
    """A rule in words."""
    values = {"one": named.anything(rule.one), "other": named.anything(rule.other or "")}
    return Words(RULES[rule.kind].template, values)
