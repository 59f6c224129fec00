"""Links with a secret in their path: whoever has one may. Only a digest of the secret is stored."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import Path, Request

from api.security.tokens import RANDOM_BYTES, digest_of

TheSecret = Annotated[str, Path(max_length=200, description="The secret of the link.")]


def new_secret() -> tuple[str, str]:
    """A secret of 256 random bits, to be shown to one person, and its digest, to be kept."""
    secret = secrets.token_urlsafe(RANDOM_BYTES)
    return secret, digest_of(secret)


def address_of_page(request: Request, path: str) -> str:
    """The whole address of a page of ours, for people to copy."""
    return f"{request.url.scheme}://{request.url.netloc}{path}"
