"""The primary contact of an alliance.

The rule: of the members who can be coordinator or project lead, the one that covers most of the need; where
nobody says so, the member that covers most. Equals by their id.
"""

from __future__ import annotations

from collections.abc import Sequence

from matching.alliances.plan import Member
from matching.labels import Labels
from matching.messages import Message, message
from matching.partner import Partner

LEADING = ("coordinator", "project_lead")


def primary_contact(members: Sequence[Member]) -> tuple[Partner, Message]:
    """Who is asked first, and why."""
    leading = [member for member in members if set(LEADING) & set(member.partner.roles_can)]
    chosen = min(leading or members, key=lambda member: (-round(member.covers, 9), member.partner.id))
    roles = Labels("roles", [role for role in LEADING if role in chosen.partner.roles_can])
    if not leading:
        reason = message("It brings most; nobody says that they can be coordinator or project lead.")
    elif len(leading) == 1:
        reason = message("It is the only one that says it can be {roles}.", roles=roles)
    else:
        reason = message(
            "Of the {count} who say they can lead it brings most; it can be {roles}.",
            count=len(leading),
            roles=roles,
        )
    return chosen.partner, reason
