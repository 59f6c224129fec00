"""Who may do what: one table, and one function that reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from matching.errors import NotAllowed, NotSignedIn
from matching.messages import message
from matching.rights.actor import Actor, Scope

Visibility = Literal["centre", "centres", "public"]
Right = Literal[
    "see_profile",
    "change_profile",
    "add_partner",
    "delete_partner",
    "see_contact",
    "recommend",
    "recommend_volunteers",
    "plan",
    "hold_event",
    "introduce",
    "see_introduction",
    "manage_introduction",
    "answer_introduction",
    "see_partnership",
    "change_partnership",
    "manage_partnership",
    "see_report",
    "see_year_report",
    "manage_members",
    "manage_installation",
    "see_audit",
    "own_account",
    "ask",
]


@dataclass(frozen=True, slots=True)
class About:
    """What a request is about: the centres and partners it belongs to, and how widely it may be seen."""

    centres: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()
    visibility: Visibility = "centre"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who has a right beside administrators, who have every one.

    ``broker``: of one of the centres it belongs to. ``member``: of one of its partners. ``by_visibility``:
    brokers of any centre see what all centres may see, and everybody what is public. ``anyone``: whoever
    is signed in.
    """

    what: str
    scope: Scope = "write"
    broker: bool = True
    member: bool = False
    by_visibility: bool = False
    anyone: bool = False


RULES: dict[Right, Rule] = {
    "see_profile": Rule("see a profile, a need or an offer", "read", member=True, by_visibility=True),
    "change_profile": Rule("change a profile, or add, change and withdraw needs and offers", member=True),
    "add_partner": Rule("add a partner"),
    "delete_partner": Rule("delete a partner with all that is its own"),
    "see_contact": Rule("see contact details", "read", member=True),
    "recommend": Rule("ask who suits a partner, a need or an offer", "read", member=True),
    "recommend_volunteers": Rule("ask which volunteers suit a need", "read"),
    "plan": Rule("plan for many partners at once", "read"),
    "hold_event": Rule("plan and hold an event"),
    "introduce": Rule("draft an introduction"),
    "see_introduction": Rule("see an introduction", "read", member=True),
    "manage_introduction": Rule("put an introduction to both sides, or withdraw it"),
    "answer_introduction": Rule("answer an introduction for one side", member=True),
    "see_partnership": Rule("see a partnership", "read", member=True),
    "change_partnership": Rule("report, confirm, sign and evaluate in a partnership", member=True),
    "manage_partnership": Rule("move a partnership on, or end it"),
    "see_report": Rule("see the due list and the report of a centre", "read"),
    "see_year_report": Rule("see what a partner has given in a year", "read", member=True),
    "manage_members": Rule("let somebody be a member of a partner"),
    "manage_installation": Rule("manage centres, brokers and users", broker=False),
    "see_audit": Rule("see the audit log", "read", broker=False),
    "own_account": Rule("manage one's own sessions and tokens", broker=False, anyone=True),
    "ask": Rule("use the service", "read", broker=False, anyone=True),
}


def may(actor: Actor, right: Right, about: About | None = None) -> bool:
    """Whether ``actor`` has ``right`` over what ``about`` describes. The one place where this is decided."""
    rule, about = RULES[right], about or About()
    if rule.scope not in actor.scopes:
        return False
    if rule.by_visibility and about.visibility == "public":
        return True
    if actor.user is None:
        return False
    return (
        actor.is_administrator
        or rule.anyone
        or (rule.broker and not actor.centres.isdisjoint(about.centres))
        or (rule.by_visibility and about.visibility == "centres" and bool(actor.centres))
        or (rule.member and not actor.partners.isdisjoint(about.partners))
    )


def demand(actor: Actor, right: Right, about: About | None = None) -> None:
    """Let pass whoever has ``right``.

    Raises:
        NotSignedIn: nobody is signed in, and somebody may.
        NotAllowed: whoever is signed in may not.
    """
    if may(actor, right, about):
        return
    if actor.user is None:
        raise NotSignedIn(message("You are not signed in; sign in, or send an API token, and ask again."))
    if RULES[right].scope not in actor.scopes:
        raise NotAllowed(
            message("This API token may read but not write; make one with the scope 'write' and ask again.")
        )
    raise NotAllowed(
        message("You may not {what} here; ask the broker of the centre.", what=message(RULES[right].what))
    )
