"""How many threads HiGHS uses: the same everywhere, a process cannot change it."""

from __future__ import annotations

THREADS = 2
