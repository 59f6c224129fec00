"""What counts as a small partner."""

from __future__ import annotations

from decimal import Decimal

from matching.messages import message
from matching.partner import Partner

MOST_EMPLOYEES = 5
MOST_YEARLY_INCOME_DKK = Decimal(1_000_000)
MEANING = message(
    "Small is a partner with at most {employees} employees and a yearly income of at most {income} DKK, "
    "judged by what is known of the two.",
    employees=MOST_EMPLOYEES,
    income=f"{MOST_YEARLY_INCOME_DKK:,}".replace(",", " "),
)


def is_small(partner: Partner) -> bool | None:
    """Whether it is small; None when neither its employees nor its income are known.

    A partner with volunteers or members alone and no word of employees is one without a size.
    """
    known = []
    if partner.employees is not None:
        known.append(partner.employees <= MOST_EMPLOYEES)
    if partner.yearly_income_dkk is not None:
        known.append(partner.yearly_income_dkk <= MOST_YEARLY_INCOME_DKK)
    return all(known) if known else None
