"""What is said about a need or an offer, in the words of whoever has never heard of it."""

from __future__ import annotations

from collections.abc import Mapping

from api.web.words import Words, words

LABELS: Mapping[str, Words] = {
    "resource_kind": words("What it is"),
    "competences": words("Competences"),
    "amount": words("How much"),
    "group": words("Size of the group"),
    "hours_per_month": words("Hours a month"),
    "engagement_form": words("Form"),
    "collaboration_level": words("How closely"),
    "windows": words("Period"),
    "slots": words("Days and times"),
    "where": words("Where"),
    "remote": words("On site or online"),
    "purposes": words("Purposes"),
    "target_groups": words("Target groups"),
    "contact": words("Contact with the target group"),
    "safeguards": words("Safeguards"),
    "roles": words("Roles"),
    "languages": words("Languages"),
    "returns": words("In return"),
    "in_return": words("More about what is given in return"),
    "never": words("What must never happen"),
    "expires": words("Open until"),
}
INTEREST: Mapping[str, Words] = {
    "message": words("Your message"),
    "from_partner": words("On behalf of"),
    "name": words("Your name"),
    "organisation": words("Organisation"),
    "email": words("E-mail"),
    "phone": words("Telephone"),
    "reason": words("Reason"),
    "fax": words("Leave this field empty"),
}
HELP: Mapping[str, Words] = {
    "message": words(
        "What you have in mind, in a few sentences. Nothing about the health or private life of others."
    ),
    "organisation": words("Leave it empty if you ask on your own behalf."),
    "email": words("An e-mail address or a telephone number is enough."),
    "reason": words("For the brokers of the centre alone."),
}
