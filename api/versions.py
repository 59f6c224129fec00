"""Versions of records: sent as ``ETag``, and named in ``If-Match`` by whoever changes one."""

from __future__ import annotations

import re
from typing import Annotated, Protocol

from fastapi import Depends, Header, Response
from starlette.exceptions import HTTPException

from matching.errors import InvalidQuery
from matching.messages import message


class Versioned(Protocol):
    """What is at a version."""

    @property
    def version(self) -> int: ...


FORM = re.compile(r'(?:W/)?"([0-9]{1,18})"')
VersionHeader = Annotated[
    str | None,
    Header(
        alias="If-Match",
        description='The version that is changed: the ETag of the record as it was read, such as "3".',
    ),
]


def send_version(response: Response, stored: Versioned) -> None:
    """Say in the answer which version it shows."""
    response.headers["ETag"] = etag(stored)


def etag(stored: Versioned) -> str:
    """The version as it stands in ``ETag``, and comes back in ``If-Match``."""
    return f'"{stored.version}"'


def version_given(if_match: VersionHeader = None) -> int:
    """The version that a change is made to.

    Raises:
        HTTPException: 428, when none is named.
        InvalidQuery: it is none.
    """
    if if_match is None:
        raise HTTPException(428)
    found = FORM.fullmatch(if_match.strip())
    if found is None:
        raise InvalidQuery(
            message(
                "If-Match is {value}, which is no version; "
                "send the ETag of the record with its quotation marks.",
                value=ascii(if_match[:60]),
            )
        )
    return int(found[1])


def version_if_given(if_match: VersionHeader = None) -> int | None:
    """The version that was seen, if one is named.

    Raises:
        InvalidQuery: it is none.
    """
    return None if if_match is None else version_given(if_match)


TheVersionIfGiven = Annotated[int | None, Depends(version_if_given)]
TheVersion = Annotated[int, Depends(version_given)]
