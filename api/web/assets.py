"""Stylesheet, script and icon: each under a name that changes with its content, to be kept for a year."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from api.web.slim_css import slim

MADE_OF = {
    "site.css": (
        "css/tokens.css",
        "css/base.css",
        "css/layout.css",
        "css/controls.css",
        "css/parts.css",
        "css/start.css",
        "css/portal.css",
        "css/matches.css",
        "css/today.css",
        "css/registration.css",
        "css/folds.css",
        "css/statements.css",
        "css/partnerships.css",
        "css/reports.css",
        "css/administration.css",
        "css/plans.css",
        "css/events.css",
        "css/print.css",
    ),
    "site.js": ("js/site.js", "js/folds.js", "js/statements.js", "js/plans.js", "js/events.js"),
    "icon.svg": ("icon.svg",),
}
"""The files that are joined, in this order; a new one is written down here."""
TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is served."""

    path: str
    content: bytes
    media_type: str


@cache
def assets() -> dict[str, Asset]:
    """All assets, by the names that templates use."""
    return {name: _asset(name, parts) for name, parts in MADE_OF.items()}


@cache
def asset_at(path: str) -> Asset | None:
    """The asset that is served at ``path``."""
    return next((asset for asset in assets().values() if asset.path == path), None)


def _asset(name: str, parts: tuple[str, ...]) -> Asset:
    folder = files("api.web").joinpath("static")
    content = b"\n".join(folder.joinpath(part).read_bytes() for part in parts)
    stem, _, ending = name.rpartition(".")
    if ending == "css":
        content = slim(content.decode()).encode()
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(f"/static/{stem}.{digest}.{ending}", content, TYPES[ending])
