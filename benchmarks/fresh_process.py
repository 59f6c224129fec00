"""A measurement in a process of its own, so that one cannot warm, fill or slow down another."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any


def in_fresh_process(module: str, *arguments: object) -> dict[str, Any]:
    """What ``python -m benchmarks.<module> <arguments>`` prints on its last line, as JSON.

    Raises:
        RuntimeError: the process failed.
    """
    command = [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr[-2_000:]}")
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer
