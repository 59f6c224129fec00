"""The service on a socket."""

from __future__ import annotations

import ipaddress
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any

from api.logs import log_config
from api.security.settings import SECRET, SecuritySettings, security_settings
from api.settings import Settings, load_settings
from api.supervisor import Supervisor, shared_by_workers
from api.warming import Warming
from api.worker_socket import for_workers
from matching.errors import BrobyggerError, InvalidSetting
from matching.messages import message
from models.text_encoder import load_encoder
from storage.migrate import set_up
from storage.settings import checked_url
from storage.settings import database_url as database_url_of_the_environment

if TYPE_CHECKING:
    from fastapi import FastAPI
    from uvicorn import Config

HOST, PORT = "127.0.0.1", 8000
MOST_WORKERS = 64
START_S = 120
"""So long a worker may be busy starting before it counts as hung."""
Ready = Callable[[str], None]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def serve(
    host: str = HOST,
    port: int = PORT,
    database_url: str | None = None,
    ready: Ready | None = None,
    workers: int = 1,
) -> None:
    """Answer on ``host`` and ``port`` (0: any that is free) until interrupted or told to end.

    Requests that are being answered then are given the time of the setting ``grace_s``.

    Args:
        host: an address of this machine; one that others reach only with the settings for that.
        port: 0 to 65535.
        database_url: by default the one of the environment.
        ready: called once with the service's address, when it is about to answer.
        workers: processes, each with a market of its own.

    Raises:
        InvalidSetting: a host or a port that cannot be had, or a setting that cannot be used.
        DatabaseUnavailable: the database cannot be read.
        ModelUnavailable: the encoder cannot be loaded.
        BrobyggerError: a worker could not start.
    """
    settings = load_settings()
    if not 1 <= workers <= MOST_WORKERS:
        raise InvalidSetting(
            message("{n} workers are not possible; use 1 to {most}.", n=workers, most=MOST_WORKERS)
        )
    security = security_settings(os.environ)
    with listening(host, port, security) as listener, _ended_by_sigterm():
        say = partial(ready or _say_nothing, address_of(listener))
        if workers == 1:
            _serve_alone(settings, database_url, listener, say)
        else:
            with shared_by_workers(**{SECRET: security.secret}):
                _serve_many(settings, database_url, listener, say, workers)


@contextmanager
def listening(host: str, port: int, security: SecuritySettings | None = None) -> Iterator[socket.socket]:
    """A socket that listens on ``host`` and ``port``, for other machines too where ``security`` allows it.

    Raises:
        InvalidSetting: a host that others can reach and may not, or a port that cannot be had.
    """
    address = _address(host)
    if not address.is_loopback:
        (security or security_settings({})).demand_shareable()
    if not 0 <= port <= 65_535:
        raise InvalidSetting(message("{port} is not a port; use one from 1024 to 65535.", port=port))
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    # Named in full: of a socket whose protocol is 0 asyncio does not turn off Nagle's algorithm, and then
    # every short answer waits 40 ms for an acknowledgement.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
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


def _serve_alone(
    settings: Settings, database_url: str | None, listener: socket.socket, say: Callable[[], None]
) -> None:
    import uvicorn

    _set_up(database_url)
    app = app_of(database_url)
    app.state.waits_for_market = False
    server = uvicorn.Server(_config(settings, app))
    warming = Warming(app.state.market, server, say)
    warming.start()
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listener])
    if warming.failed is not None:
        warming.join()
        raise warming.failed


def _serve_many(
    settings: Settings,
    database_url: str | None,
    listener: socket.socket,
    say: Callable[[], None],
    workers: int,
) -> None:
    # Said here in a sentence, once: of a worker that cannot start the log alone says why.
    _set_up(database_url)
    load_encoder().encode(["brobygger"])
    config = _config(settings, partial(app_of, database_url), factory=True, workers=workers)
    supervisor = Supervisor(config, [for_workers(listener)], say)
    supervisor.run()
    if not supervisor.was_stopped:
        raise BrobyggerError(message("A worker of the service could not start; the log says why."))


def _set_up(database_url: str | None) -> None:
    set_up(checked_url(database_url) if database_url else database_url_of_the_environment())


def app_of(database_url: str | None) -> FastAPI:
    """The service; it is imported by the process that answers alone, which saves a second of every start."""
    from api.app import create_app

    return create_app(database_url)


def _config(settings: Settings, app: Callable[..., Any], **more: Any) -> Config:
    from uvicorn import Config

    return Config(
        app,
        log_config=log_config(settings.log_level, settings.log_format),
        log_level=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=settings.grace_s,
        timeout_worker_healthcheck=START_S,
        **more,
    )


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Let SIGTERM end the service as Ctrl-C does."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _say_nothing(address: str) -> None:
    """Nobody wants to know."""


def _address(host: str) -> Address:
    try:
        return ipaddress.ip_address(HOST if host.casefold() == "localhost" else host.strip("[]"))
    except ValueError:
        raise InvalidSetting(
            message(
                "'{host}' is no address to listen on; use 127.0.0.1, ::1 or localhost, "
                "or 0.0.0.0 to be reached from other machines too.",
                host=host,
            )
        ) from None
