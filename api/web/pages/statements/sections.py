"""The parts of the form: what a need or an offer says, in the order in which people think of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from api.web.words import Words, words
from matching.statement import Need, Offer

Sort = Literal["needs", "offers"]
MADE: Mapping[Sort, type[Need] | type[Offer]] = {"needs": Need, "offers": Offer}
Row = tuple[str, ...]
"""Columns that stand beside each other."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form."""

    title: Words
    rows: tuple[Row, ...]
    help: Words | None = None
    folded: bool = False
    """Whether it is opened by whoever has something to say there."""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for row in self.rows for name in row)


def _sections(
    what: Words, who: Words, whom: Words, no: Words, back: Words, back_help: Words
) -> tuple[Section, ...]:
    return (
        Section(what, (("resource_kind",), ("title",), ("text",), ("competences",))),
        Section(
            who,
            (
                ("quantity", "unit"),
                ("group_min", "group_max"),
                ("hours_per_month", "committed"),
                ("engagement_form", "collaboration_level"),
            ),
        ),
        Section(words("When"), (("windows",), ("slots",))),
        Section(words("Where"), (("places",), ("remote", "radius_km")), folded=True),
        Section(whom, (("purposes",), ("target_groups",), ("roles",), ("languages",)), folded=True),
        Section(no, (("contact",), ("safeguards",), ("exclusions",), ("never",)), folded=True),
        Section(back, (("in_return",), ("returns",)), back_help),
        Section(words("How long, and who sees it"), (("expires",), ("visibility",))),
    )


SECTIONS: Mapping[Sort, tuple[Section, ...]] = {
    "needs": _sections(
        words("What you need"),
        words("Who, and how many"),
        words("What it is about"),
        words("What has to be in place, and what not"),
        words("What you give in return"),
        words("A match in which both give something is the one that lasts."),
    ),
    "offers": _sections(
        words("What you can give"),
        words("Who, and how many"),
        words("What you would like to support"),
        words("What not"),
        words("What would make it worth it"),
        words(
            "What you would like to get out of it. It is no condition, but it finds those who can give it."
        ),
    ),
}
NAMES = tuple(name for section in SECTIONS["needs"] for name in section.names)
"""The columns of the form, the same for both."""
LABELS: Mapping[Sort, Mapping[str, Words]] = {
    "needs": {
        "resource_kind": words("What kind of help"),
        "title": words("Title"),
        "text": words("In your own words"),
        "competences": words("Competences that are needed"),
        "quantity": words("How many"),
        "unit": words("Of what"),
        "group_min": words("Smallest group"),
        "group_max": words("Largest group"),
        "hours_per_month": words("Hours a month"),
        "committed": words("Of these already found"),
        "engagement_form": words("What form it has"),
        "collaboration_level": words("What it may become"),
        "windows": words("Months and dates"),
        "slots": words("Times of the week"),
        "places": words("Places"),
        "radius_km": words("At most so many km away"),
        "remote": words("From a distance"),
        "purposes": words("Purposes"),
        "target_groups": words("Target groups"),
        "roles": words("Roles you are looking for"),
        "languages": words("Languages, at least one of them"),
        "contact": words("Contact with the target group"),
        "safeguards": words("What has to be in place"),
        "exclusions": words("Who you do not work with"),
        "never": words("What must never happen"),
        "returns": words("Kinds of what you give in return"),
        "in_return": words("What you give in return, in your own words"),
        "expires": words("Last day"),
        "visibility": words("Who may see it"),
    },
    "offers": {
        "resource_kind": words("What kind of resource"),
        "title": words("Title"),
        "text": words("In your own words"),
        "competences": words("Competences you have"),
        "quantity": words("How many"),
        "unit": words("Of what"),
        "group_min": words("Smallest group"),
        "group_max": words("Largest group"),
        "hours_per_month": words("Hours a month"),
        "committed": words("Of these already promised"),
        "engagement_form": words("What form it has"),
        "collaboration_level": words("What it may become"),
        "windows": words("Months and dates"),
        "slots": words("Times of the week"),
        "places": words("Places"),
        "radius_km": words("At most so many km away"),
        "remote": words("From a distance"),
        "purposes": words("Purposes"),
        "target_groups": words("Target groups"),
        "roles": words("Roles you take on"),
        "languages": words("Languages you speak"),
        "contact": words("Closest contact with vulnerable people"),
        "safeguards": words("What you can meet"),
        "exclusions": words("Who you do not work with"),
        "never": words("What must never happen"),
        "returns": words("Kinds of what you would like in return"),
        "in_return": words("What you would like in return, in your own words"),
        "expires": words("Last day"),
        "visibility": words("Who may see it"),
    },
}
_HELP = {
    "quantity": words("A guess is better than nothing."),
    "windows": words("Tick whole months. Nothing ticked means that it can be at any time."),
    "slots": words("Tick what is possible. Nothing ticked means that it is not known yet."),
    "places": words(
        "One on each line, as in Herning or region:Midtjylland. Left empty it is where your organisation is."
    ),
    "never": words("Do not write about the health, religion or politics of persons here."),
    "expires": words("After that it is shown to nobody, until you renew it."),
    "visibility": words("It is never seen more widely than your profile."),
    "safeguards": words("No certificate is stored here, only that it is obtained."),
}
HELP: Mapping[Sort, Mapping[str, Words]] = {
    "needs": _HELP
    | {
        "title": words("As in: Help with the accounts, two evenings a month."),
        "text": words(
            "What is to be done, with whom, what they learn, and who receives them. Nothing about single "
            "persons."
        ),
        "in_return": words("Attention, knowledge, a tour, people the company would never meet."),
        "expires": words("How urgent is it? After that day it is shown to nobody, until you renew it."),
    },
    "offers": _HELP
    | {
        "title": words("As in: Two bookkeepers, a day a month."),
        "text": words(
            "What you can do and would like to, as you would tell it. Nothing about single persons."
        ),
        "in_return": words("Team spirit, new angles, visibility, somebody to recruit: say it as it is."),
        "contact": words("How close to children, the sick or other vulnerable people your people may come."),
    },
}
