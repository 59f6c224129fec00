"""The machine a number was measured on: without it the number says little."""

from __future__ import annotations

import os
import platform
import resource
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("numpy", "faiss-cpu", "sqlalchemy", "sentence-transformers", "rank-bm25", "pandas")


def machine() -> dict[str, str]:
    """Processor, cores this process may use, load, Python and the packages that matter."""
    about = {
        "processor": _processor(),
        "cores": str(len(os.sched_getaffinity(0))),
        "load": f"{os.getloadavg()[0]:.2f}",
        "python": platform.python_version(),
    }
    return about | {package: version(package) for package in PACKAGES}


def peak_memory_gb() -> float:
    """Largest resident set of this process so far, in GB (10⁹ bytes; Linux counts in KiB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if not cpuinfo.exists():
        return platform.processor()
    lines = cpuinfo.read_text().splitlines()
    facts = dict(line.split(":", 1) for line in lines if ":" in line)
    facts = {name.strip(): value.strip() for name, value in facts.items()}
    numbers = (f"{name} {facts[name]}" for name in ("cpu family", "model") if name in facts)
    return f"{facts.get('model name', platform.processor())} ({', '.join(numbers)})"
