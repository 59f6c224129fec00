"""The real service in processes of its own, as ``brobygger serve`` starts it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass
class Served:
    """A running service: where it answers, and what it has written."""

    process: subprocess.Popen[str]
    address: str = ""
    out: list[str] = field(default_factory=list)
    err: list[str] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The lines of the log; each has to be JSON."""
        return [json.loads(line) for line in self.err]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Tell it to end, wait, and return how it ended."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(timeout=60)
        for reader in self.readers:
            reader.join(timeout=20)
        return code

    readers: list[threading.Thread] = field(default_factory=list)


@contextmanager
def served(url: str, *options: str, **settings: str) -> Iterator[Served]:
    """The service over ``url`` on a port of its own; it has said that it answers."""
    command = [sys.executable, "-m", "cli", "serve", "--port", "0", *options]
    known = {name: value for name, value in os.environ.items() if not name.startswith("BROBYGGER_")}
    environment = {**known, "BROBYGGER_DATABASE_URL": url, "BROBYGGER_CONFIG": os.devnull, "COLUMNS": "200"}
    environment |= {"BROBYGGER_LANG": "en", **settings}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        running = Served(process)
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            running.out.append(process.stdout.readline())
            running.address = running.out[0].partition("answers at ")[2].partition(";")[0]
            running.readers = [
                threading.Thread(target=lambda: running.out.extend(process.stdout or ())),
                threading.Thread(target=lambda: running.err.extend(process.stderr or ())),
            ]
            for reader in running.readers:
                reader.start()
            yield running
            running.stop()
        finally:
            process.kill()
