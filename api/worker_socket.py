"""A socket for each worker on the same port, among which the kernel shares out the connections."""

from __future__ import annotations

import socket
import sys
from typing import Any

BACKLOG = 2_048


class WorkerSocket(socket.socket):
    """Keeps a port, and lets nobody in; the copy that a worker gets is a socket of its own that does.

    Workers that accept at one socket do not share: the one that wakes first takes nearly all connections,
    and keeps them.
    """

    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        return _opened, (self.family, self.getsockname())


def for_workers(listener: socket.socket) -> socket.socket:
    """What to hand to workers in the place of ``listener``, which is closed where that is another one.

    Only Linux shares connections out; elsewhere it is ``listener`` itself.
    """
    if sys.platform != "linux":
        return listener
    address = listener.getsockname()
    listener.close()
    kept = WorkerSocket(listener.family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    kept.bind(address)
    # Only now: bound like this from the start, it would share the port with a service that runs already.
    kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    return kept


def _opened(family: int, address: Any) -> socket.socket:
    opened = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    opened.bind(address)
    opened.listen(BACKLOG)
    return opened
