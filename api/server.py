"""The service on a socket of this machine."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from api.app import create_app
from api.market import LiveMarket
from matching.errors import InvalidSetting
from matching.messages import message

HOST, PORT = "127.0.0.1", 8000
GRACE_S = 5


def serve(
    host: str = HOST,
    port: int = PORT,
    database_url: str | None = None,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Answer on ``host`` and ``port`` (0: any that is free) until interrupted.

    Args:
        host: a loopback address: there are no users and no roles yet.
        port: 0 to 65535.
        database_url: by default the one of the environment.
        ready: called with the service's address when it is about to answer.

    Raises:
        InvalidSetting: a host that others can reach, or a port that cannot be had.
        DatabaseUnavailable: the database cannot be read.
        ModelUnavailable: the encoder cannot be loaded.
    """
    import uvicorn

    with listening(host, port) as listener:
        app = create_app(database_url)
        market: LiveMarket = app.state.market
        market.load()
        if ready:
            ready(address_of(listener))
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=GRACE_S
        )
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens on ``host`` and ``port``.

    Raises:
        InvalidSetting: a host that others can reach, or a port that cannot be had.
    """
    address = _loopback(host)
    if not 0 <= port <= 65_535:
        raise InvalidSetting(message("{port} is not a port; use one from 1024 to 65535.", port=port))
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((str(address), port))
            listener.listen()
        except OSError as error:
            raise InvalidSetting(
                message(
                    "Port {port} of {host} cannot be used ({reason}); "
                    "end the program that uses it, or name another port.",
                    port=port,
                    host=host,
                    reason=error.strerror,
                )
            ) from None
        yield listener


def address_of(listener: socket.socket) -> str:
    """The address to write in a browser."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _loopback(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    try:
        address = ipaddress.ip_address(HOST if host.casefold() == "localhost" else host.strip("[]"))
    except ValueError:
        address = None
    if address is None or not address.is_loopback:
        raise InvalidSetting(
            message(
                "'{host}' can be reached from other machines, and there are no users and roles yet to say "
                "who may see what; use 127.0.0.1, ::1 or localhost.",
                host=host,
            )
        )
    return address
