"""Starts servers fast: ``python -m tests.stress.launcher`` has all modules loaded, and forks.

Each line it reads starts a process that does what ``brobygger serve`` does; its id and its address come back
as JSON once it answers. All of them end with it.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

from api import server

LATER = (
    "faiss", "models.sentence_encoder", "models.static_encoder", "models.text_encoder", "scipy.sparse",
    "uvicorn", "uvicorn.lifespan.on", "uvicorn.loops.auto", "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.auto",
)  # fmt: skip
"""What a server imports when it starts."""
DIES_WITH_ITS_PARENT = 1
"""PR_SET_PDEATHSIG of Linux."""


def main() -> None:
    """Fork a server for each line of standard input."""
    for name in LATER:
        importlib.import_module(name)
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that are killed
    for _ in sys.stdin:
        if os.fork() == 0:
            _serve()


def _serve() -> None:
    with suppress(AttributeError):
        ctypes.CDLL(None).prctl(DIES_WITH_ITS_PARENT, signal.SIGKILL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with Path(sys.argv[1]).open("a") as log:
        os.dup2(log.fileno(), sys.stderr.fileno())
    server.serve("127.0.0.1", 0, ready=_say)
    os._exit(0)


def _say(address: str) -> None:
    os.write(sys.stdout.fileno(), f"{json.dumps({'pid': os.getpid(), 'address': address})}\n".encode())


if __name__ == "__main__":
    main()
