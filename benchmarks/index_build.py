"""How fast is a market made ready, and how much memory does it take?

Measured: columns, dense and lexical index and the competence table over every profile and statement of
a register that is in memory. **Not measured: encoding**, whose time is taken off. The peak is that of
the whole process: register, texts, vectors, indexes, and some recommendations.
"""

from __future__ import annotations

from benchmarks.fresh_process import in_fresh_process
from benchmarks.line import Line

PARTNERS, SMALL, QUERIES = 100_000, 10_000, 20
STATEMENTS_PER_SECOND, PEAK_GB = 20_000.0, 2.5


def measure(*, small: bool = False) -> list[Line]:
    """Statements a second and peak memory."""
    partners = SMALL if small else PARTNERS
    found = in_fresh_process("service_side", partners, QUERIES)
    speed = found["statements"] / found["build_seconds"]
    aim = None if small else STATEMENTS_PER_SECOND
    rows = f"{found['statements']:,} statements and {partners:,} profiles"
    return [
        Line("index build", speed, "statements/s", aim, "more", f"of {rows}"),
        Line("index build, duration", found["build_seconds"], "s"),
        Line(
            "peak memory", found["peak_gb"], "GB", None if small else PEAK_GB, note=f"{partners:,} partners"
        ),
    ]
