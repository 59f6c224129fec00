"""What a page is asked with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Sample:
    """A request for a page about the partner of the world; ``fields`` are sent with a POST."""

    path: str
    fields: Mapping[str, Any] = field(default_factory=dict)
