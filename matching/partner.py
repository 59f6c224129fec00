"""A partner: an organisation's profile."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from matching.checks import Checks
from matching.classification import Classification
from matching.codes import code_list
from matching.exclusion import Exclusion
from matching.place import Place
from matching.rights.rules import Visibility

TEXTS = ("mission", "resources", "roles_can_text", "roles_cannot_text", "terms_text", "never", "website")
CODED = {
    "roles_can": "roles",
    "roles_cannot": "roles",
    "terms": "terms",
    "purposes": "purposes",
    "target_groups": "target_groups",
    "motives": "motives",
    "welcomes_motives": "motives",
    "languages": "languages",
    "industries": "industries",
}
LISTS = (*CODED, "identifiers", "places", "exclusions", "classifications", "centres")


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to speak to; shown only when both sides have said yes."""

    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """An organisation: who it is, what it is for, and what a stranger needs to know first.

    Empty means unknown. ``purposes`` were given by a person; what a register or a model says stands in
    ``classifications`` with its source and confidence. ``centres`` are the ids of the volunteer centres
    it belongs to, whose brokers may work with it.

    Raises:
        InvalidProfile: a rule is broken; every broken rule is in ``problems``.
    """

    id: str
    kind: str
    name: str
    identifiers: tuple[Classification, ...] = ()
    mission: str = ""
    resources: str = ""
    roles_can: tuple[str, ...] = ()
    roles_can_text: str = ""
    roles_cannot: tuple[str, ...] = ()
    roles_cannot_text: str = ""
    terms: tuple[str, ...] = ()
    terms_text: str = ""
    purposes: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    motives: tuple[str, ...] = ()
    welcomes_motives: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    employees: int | None = None
    volunteers: int | None = None
    members: int | None = None
    yearly_income_dkk: Decimal | None = None
    industries: tuple[str, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    never: str = ""
    classifications: tuple[Classification, ...] = ()
    website: str = ""
    contact: Contact = Contact()
    invented: bool = False
    visibility: Visibility | None = None
    centres: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        checks = Checks()
        checks.id("id", self.id)
        checks.code("kind", self.kind, "partner_kinds")
        checks.required("name", self.name)
        checks.text("name", self.name)
        for field in TEXTS:
            checks.text(field, getattr(self, field))
        for field in ("name", "email", "phone"):
            checks.text(f"contact_{field}", getattr(self.contact, field))
        for field, list_name in CODED.items():
            checks.codes(field, getattr(self, field), list_name)
        checks.lists(self, LISTS)
        for field in ("employees", "volunteers", "members", "yearly_income_dkk"):
            checks.at_least(field, getattr(self, field), 0)
        checks.code("visibility", self.visibility, "visibilities")
        for centre in self.centres:
            checks.id("centres", centre)
        for role in set(self.roles_can) & set(self.roles_cannot):
            checks.refuse(
                "roles_cannot",
                role,
                "'{value}' stands both among the roles that can and that cannot be played; keep one of them.",
            )
        checks.done()

    @property
    def sector(self) -> str:
        """Civil, private, public or hybrid."""
        return code_list("partner_kinds")[self.kind].extra["sector"]

    @property
    def seen_by(self) -> Visibility:
        """How widely it may be seen; where nobody has said so, by its own centres alone."""
        return self.visibility or "centre"

    @property
    def has_cvr(self) -> bool | None:
        """True with a CVR number; False when only other identifiers are given; None when none are."""
        if not self.identifiers:
            return None
        return any(identifier.scheme == "DK-CVR" for identifier in self.identifiers)

    @property
    def all_purposes(self) -> frozenset[str]:
        """Purposes a person gave, else those its classifications map to."""
        return frozenset(self.purposes) or _crosswalk(self.classifications)


def _crosswalk(classifications: tuple[Classification, ...]) -> frozenset[str]:
    found: set[str] = set()
    for given in classifications:
        if given.scheme == "purpose":
            found.add(given.code)
        elif given.scheme in {"ICNPTSO", "SDG"}:
            codes = code_list(given.scheme.lower())
            if given.code in codes:
                found.update(filter(None, codes[given.code].extra["purposes"].split(";")))
    return frozenset(found) & frozenset(code_list("purposes"))
