"""Lists are made one after the other, and the service answers other requests meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

from api.turn import Turn


def most_at_once(turn: Turn) -> int:
    """How many of eight that enter at the same time are in it together at the most."""
    lock, go_on, inside, most = Lock(), Event(), 0, 0

    def enter() -> None:
        nonlocal inside, most
        with turn:
            with lock:
                inside += 1
                most = max(most, inside)
            go_on.wait(0.02)
            with lock:
                inside -= 1

    with ThreadPoolExecutor(8) as pool:
        for running in [pool.submit(enter) for _ in range(8)]:
            running.result()
    return most


def test_no_more_than_allowed_are_in_it() -> None:
    assert most_at_once(Turn()) == 1
    assert most_at_once(Turn(2)) == 2


def test_whoever_fails_leaves_it() -> None:
    turn = Turn()
    for _ in range(2):
        try:
            with turn:
                raise LookupError
        except LookupError:
            continue
    assert most_at_once(turn) == 1
