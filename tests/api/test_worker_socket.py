"""Workers get sockets of their own on one port."""

from __future__ import annotations

import pickle
import socket
import sys
from collections.abc import Iterator

import pytest

from api.server import address_of, listening
from api.worker_socket import for_workers
from matching.errors import InvalidSetting

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux shares connections out")


@pytest.fixture
def kept() -> Iterator[socket.socket]:
    """What the workers of a service are handed."""
    with listening("127.0.0.1", 0) as listener, for_workers(listener) as found:
        yield found


def copies(kept: socket.socket, many: int) -> list[socket.socket]:
    """What so many processes make of it."""
    return [pickle.loads(pickle.dumps(kept)) for _ in range(many)]


def test_connections_are_shared_out(kept: socket.socket) -> None:
    workers = copies(kept, 2)
    clients = [socket.create_connection(kept.getsockname()) for _ in range(64)]
    accepted = [0, 0]
    for number, worker in enumerate(workers):
        worker.setblocking(False)
        try:
            while True:
                worker.accept()[0].close()
                accepted[number] += 1
        except BlockingIOError:
            worker.close()
    for client in clients:
        client.close()
    assert sum(accepted) == 64
    assert min(accepted) > 8


def test_port_is_kept_and_nobody_is_let_in_before_there_is_a_worker(kept: socket.socket) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(kept.getsockname())


def test_second_service_does_not_share_the_port(kept: socket.socket) -> None:
    address, port = address_of(kept), kept.getsockname()[1]
    (worker,) = copies(kept, 1)
    with worker, pytest.raises(InvalidSetting), listening("127.0.0.1", port):
        pytest.fail(f"two services at {address}")
