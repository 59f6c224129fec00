"""The steps of a registration as forms, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from api.security.keeper import Keeper
from api.web.forms import Filled
from api.web.pages.registration.labels import ROWS
from api.web.record_forms import filled_of, record_from
from matching.accounts.passwords import check_password
from matching.checks import Checks
from matching.classification import Classification
from matching.errors import InvalidProfile, Problem
from matching.ids import new_id
from matching.messages import Language
from matching.partner import Partner
from matching.registrations.filling_in import Given
from matching.registrations.registration import Registration
from matching.statement import Need, Offer, Statement
from storage.records import profile_of, record_of
from storage.unit_of_work import utc_now

S = TypeVar("S", Need, Offer)
CVR_DIGITS = 8
COLUMNS: Mapping[int, tuple[str, ...]] = {
    1: ("name", "kind", "places", "website"),
    2: ("mission", "purposes", "target_groups", "motives"),
    4: ("contact_name", "contact_email", "contact_phone", "visibility"),
}
"""The columns of a partner that each step asks for."""
ALL = (*COLUMNS[1], *COLUMNS[2], *COLUMNS[4])


def shown(registration: Registration, step: int, language: Language) -> Filled:
    """The form of ``step`` as it was filled in before."""
    record = record_of(registration.profile)
    values = dict(filled_of("partners", record, COLUMNS.get(step, ()), language).values)
    if step == 1:
        numbers = [one.code for one in registration.profile.identifiers if one.scheme == "DK-CVR"]
        values |= {"cvr": (next(iter(numbers), ""),), "centre": (registration.centre or "",)}
    if step == 3:
        values |= wishes_shown(registration)
    if step == 4:
        values |= {"consent": ("yes",) if registration.consented else ()}
    return Filled(values)


def given(form: Filled, step: int, before: Registration, keeper: Keeper, language: Language) -> Given:
    """What ``step`` was filled in with.

    Raises:
        InvalidProfile: something cannot be read.
    """
    if step == 3:
        return wishes(form, before)
    profile = profile_from(form, COLUMNS.get(step, ()), before.profile, language)
    if step == 1:
        return Given(profile=with_cvr(profile, form.one("cvr")), centre=form.one("centre"))
    if step == 2:
        return Given(profile=profile)
    hashed = password_hash(form.one("password"), profile.contact.email, keeper)
    return Given(profile=profile, password_hash=hashed, consents=bool(form.one("consent")))


def profile_from(form: Filled, names: Sequence[str], before: Partner | None, language: Language) -> Partner:
    """The profile with the values of the fields ``names``.

    Raises:
        InvalidProfile: a value cannot be used.
    """
    known: Mapping[str, Any] = record_of(before) if before else {"id": "new"}
    made: Any = profile_of("partners", {**known, **record_from("partners", form, names, language)})
    found: Partner = made
    return found


def with_cvr(profile: Partner, given: str) -> Partner:
    """The profile with this CVR number, and no other one.

    Raises:
        InvalidProfile: it is none.
    """
    digits = re.sub(r"[\s.-]|^DK", "", given.strip(), flags=re.IGNORECASE)
    others = [one for one in profile.identifiers if one.scheme != "DK-CVR"]
    checks = Checks()
    if digits and not (digits.isascii() and digits.isdecimal() and len(digits) == CVR_DIGITS):
        checks.refuse("cvr", given, "'{value}' is not a CVR number; a CVR number has eight digits.")
    checks.done()
    own = (Classification("DK-CVR", digits),) if digits else ()
    return replace(profile, identifiers=(*own, *others))


def password_hash(password: str, email: str, keeper: Keeper) -> str | None:
    """The hash of a password that can be used; None where the field was left empty.

    Raises:
        InvalidProfile: it is too easily guessed.
    """
    if not password:
        return None
    check_password(password, email)
    return keeper.passwords.hashed(password)


def wishes(form: Filled, before: Registration) -> Given:
    """What the organisation can give and what it needs, a row each.

    Raises:
        InvalidProfile: a row has words and no kind.
    """
    problems = [
        *(problem for row in ROWS for problem in _row_problems(form, "gives", row)),
        *(problem for row in ROWS for problem in _row_problems(form, "needs", row)),
    ]
    if problems:
        raise InvalidProfile(tuple(problems))
    return Given(
        offers=_statements(form, "gives", before.offers, Offer),
        needs=_statements(form, "needs", before.needs, Need),
    )


def wishes_shown(registration: Registration) -> dict[str, tuple[str, ...]]:
    """The rows as they were filled in."""
    sides: Mapping[str, Sequence[Statement]] = {"gives": registration.offers, "needs": registration.needs}
    return {
        f"{side}_{name}_{row}": (value,)
        for side, statements in sides.items()
        for row, one in enumerate(statements, 1)
        for name, value in (("kind", one.resource_kind), ("text", one.text))
    }


def _row_problems(form: Filled, side: str, row: int) -> list[Problem]:
    if not form.one(f"{side}_text_{row}").strip() or form.one(f"{side}_kind_{row}"):
        return []
    checks = Checks()
    checks.refuse(f"{side}_kind_{row}", "", "No kind is chosen for what you wrote; choose the nearest one.")
    return checks.problems


def _statements(form: Filled, side: str, before: Sequence[S], made: type[S]) -> tuple[S, ...]:
    found = []
    for row in ROWS:
        kind, text = form.one(f"{side}_kind_{row}"), form.one(f"{side}_text_{row}").strip()
        if not kind:
            continue
        same = before[row - 1] if row <= len(before) else None
        known = same or made(id=new_id(utc_now()), partner="new", resource_kind="goods")
        try:
            found.append(replace(known, resource_kind=kind, text=text))
        except InvalidProfile as error:
            names = {"resource_kind": f"{side}_kind_{row}", "text": f"{side}_text_{row}"}
            raise InvalidProfile(
                tuple(replace(one, field=names.get(one.field, one.field)) for one in error.problems)
            ) from None
    return tuple(found)
