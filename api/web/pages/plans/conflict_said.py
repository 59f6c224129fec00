"""What is said when somebody else was first."""

from __future__ import annotations

from fastapi import Request, Response

from api.web.notices import go
from api.web.words import words

CONFLICT = words(
    "Nothing was done: somebody else has changed the season in the meantime. This is how it is now; "
    "do it again if you still want to."
)


def conflict_to(request: Request, path: str) -> Response:
    """Send on to the season as it is now."""
    return go(request, path, CONFLICT)
