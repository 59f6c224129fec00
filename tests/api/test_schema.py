"""Whatever the OpenAPI document lets one ask is answered as it says, whoever asks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, cast
from zlib import crc32

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import Case, GenerationMode
from schemathesis.core.failures import FailureGroup
from schemathesis.python.asgi import ASGIClient

from tests.api.accounts import CHEAP
from tests.api.lively_world import LivelyWorld, copy_of, lively_world
from tests.api.schema_cases import operations, schema_of
from tests.api.small_market import BASE_URL
from tests.databases import Databases

EXAMPLES = {GenerationMode.POSITIVE: 2, GenerationMode.NEGATIVE: 1}
"""How often a route is asked for what is in order, and for what is not, by each who asks; others on SQLite
than on PostgreSQL."""
ROWS, STEPS = 3, 12
"""How many rows of requests there are, and how long one is."""
ASKING = ("administrator", "broker", "member", "anonymous")
ONCE = settings(
    phases=[Phase.generate], deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def base(shared_url: str) -> Iterator[LivelyWorld]:
    with lively_world(shared_url) as world:
        yield world


@pytest.fixture
def worlds(base: LivelyWorld, databases: Databases) -> Iterator[dict[str, LivelyWorld]]:
    """The same world once for each who asks, so that what one deletes is still there for the others."""
    with ExitStack() as stack:
        yield {who: stack.enter_context(copied(base, databases)) for who in ASKING}


@pytest.mark.parametrize("mode", EXAMPLES)
def test_answers_are_those_of_the_document(
    base: LivelyWorld, worlds: dict[str, LivelyWorld], mode: GenerationMode
) -> None:
    clients = {who: ASGIClient(cast(Any, world.app)) for who, world in worlds.items()}
    wrong: list[str] = []
    for operation in operations(schema_of(base), mode):

        @seed(crc32(f"{operation.label} {base.url[:6]}".encode()))
        @settings(ONCE, max_examples=EXAMPLES[mode])
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: Case[Any]) -> None:
            for who, client in clients.items():
                client.cookies.clear()
                try:
                    case.call_and_validate(BASE_URL, session=client, headers=base.headers[who])
                except FailureGroup as failures:
                    wrong.append(f"{who}: {failures}")

        ask()
    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("who", ASKING)
def test_answers_in_a_row_are_those_of_the_document(
    base: LivelyWorld, databases: Databases, who: str
) -> None:
    """What one answer tells, an id above all, goes into the next request, along the links that
    Schemathesis infers; each row begins in a fresh copy of the world."""
    schema = schema_of(base)
    machine = schema.as_state_machine()
    assert schema.statistic.transitions.total > 100

    class Row(machine):  # type: ignore[misc, valid-type]
        def setup(self) -> None:
            self.stack = ExitStack()
            world = self.stack.enter_context(copied(base, databases))
            self.client = ASGIClient(cast(Any, world.app))

        def teardown(self) -> None:
            self.stack.close()

        def get_call_kwargs(self, case: Case[Any]) -> dict[str, Any]:
            return {"base_url": BASE_URL, "session": self.client, "headers": base.headers[who]}

    Row.run(settings=settings(ONCE, max_examples=ROWS, stateful_step_count=STEPS, derandomize=True))


@contextmanager
def copied(base: LivelyWorld, databases: Databases) -> Iterator[LivelyWorld]:
    """``base`` in a database of its own, with passwords that are cheap to prove."""
    with copy_of(base, databases) as world:
        world.app.state.keeper.passwords = CHEAP
        yield world
