"""What the codes of the audit log are called."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from api.web.words import Words, words
from storage.audit_log import Entry

ACTIONS: Mapping[str, Words] = {
    "read_contact": words("looked at contact details"),
    "export_partners": words("took partners out as a file"),
    "export_person": words("looked up all about a person"),
    "erase_person": words("erased a person"),
    "erase_user": words("erased an account"),
    "retain": words("deleted what was kept long enough"),
    "import_file": words("imported a file"),
    "sign_in": words("signed in"),
    "sign_out_everywhere": words("signed out everywhere else"),
    "change_password": words("changed the password"),
    "set_password": words("gave a new password"),
    "add_user": words("made an account"),
    "set_grants": words("changed roles"),
    "disable_user": words("disabled an account"),
    "enable_user": words("enabled an account"),
    "add_token": words("made an API token"),
    "revoke_token": words("revoked an API token"),
    "add_centre": words("added a volunteer centre"),
    "rename_centre": words("renamed a volunteer centre"),
    "add": words("added"),
    "change": words("changed"),
    "edit": words("edited"),
    "delete": words("deleted"),
    "draft": words("drafted"),
    "put": words("put to both sides"),
    "answer": words("answered"),
    "accept": words("said yes"),
    "decline": words("said no"),
    "withdraw": words("withdrew"),
    "expire": words("let expire"),
    "reserve": words("reserved"),
    "give_back": words("gave back"),
    "move_up": words("moved up"),
    "begin": words("began"),
    "start": words("started"),
    "rate": words("rated"),
    "sign": words("signed"),
    "send": words("sent"),
    "approve": words("approved"),
    "discard": words("discarded"),
    "plan": words("planned"),
    "put_aside": words("put aside"),
    "take_back": words("took back"),
    "reopen": words("opened again"),
    "show_interest": words("asked to be put in touch"),
    "join": words("joined"),
    "invite": words("invited"),
}
"""The rest is shown as its code."""
SORTS: Mapping[str, Words] = {
    "partner": words("partner"),
    "need": words("need"),
    "offer": words("offer"),
    "volunteer": words("volunteer"),
    "introduction": words("introduction"),
    "partnership": words("partnership"),
    "agreement": words("agreement"),
    "evaluation": words("evaluation"),
    "registration": words("registration"),
    "interest": words("request"),
    "invitation": words("invitation"),
    "season": words("season"),
    "event": words("event"),
    "user": words("account"),
    "token": words("API token"),
    "centre": words("volunteer centre"),
    "upload": words("file"),
    "database": words("database"),
}
PAGES = {
    "partner": "partners",
    "need": "needs",
    "offer": "offers",
    "user": "users",
    "introduction": "introductions",
}


def action_words(action: str) -> Words:
    """What was done; the code itself where nobody has put it into words."""
    return ACTIONS.get(action) or Words(action.replace("_", " "))


def link_of(entry: Entry, *, is_there: bool) -> str:
    """The page of what it is about, where there is one and the record is there; else nothing."""
    page = PAGES.get(entry.sort) if is_there else None
    return f"/{page}/{quote(entry.about)}" if page else ""
