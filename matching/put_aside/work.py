"""What putting aside needs from the outside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from matching.accounts.work import Audit
from matching.put_aside.put_aside import PutAside
from matching.stored import Records


class PutAsideWork(Protocol):
    """One transaction over what was put aside."""

    @property
    def put_asides(self) -> Records[PutAside]: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def now(self) -> Callable[[], datetime]: ...
