"""An agreement is edited until it is signed; after that a new version takes its place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from matching.errors import InvalidStep
from matching.messages import message
from matching.partnerships.agreement import Agreement, Signature


def edited(agreement: Agreement, **fields: Any) -> Agreement:
    """The agreement with other fields.

    Raises:
        InvalidStep: somebody has signed it.
    """
    if agreement.signatures:
        raise InvalidStep(
            message(
                "Version {number} of the agreement is signed by '{partner}' and can no longer be changed; "
                "make a new version and change that.",
                number=agreement.number,
                partner=agreement.signatures[0].partner,
            )
        )
    return replace(agreement, **fields)


def next_version(agreement: Agreement, id: str, **fields: Any) -> Agreement:
    """A new agreement with the next number, which nobody has signed."""
    return replace(agreement, **{**fields, "id": id, "number": agreement.number + 1, "signatures": ()})


def signed(agreement: Agreement, signature: Signature) -> Agreement:
    """The agreement with one more signature.

    Raises:
        InvalidStep: the partner has signed already or has no part in the agreement.
    """
    if signature.partner not in agreement.unsigned:
        raise InvalidStep(
            message(
                "'{partner}' cannot sign version {number} of the agreement: "
                "it has signed already, or is no partner of it; still to sign: {unsigned}.",
                partner=signature.partner,
                number=agreement.number,
                unsigned=", ".join(agreement.unsigned) or "–",
            )
        )
    return replace(agreement, signatures=(*agreement.signatures, signature))
