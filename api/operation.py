"""What a service needs to be run: its log, its numbers, and whether it is ready."""

from __future__ import annotations

from fastapi import FastAPI

from api.metrics import Metrics
from api.observation import Observation
from api.openapi import PROBLEMS
from api.patience import Patient
from api.readiness import ReadinessCheck
from api.routes import operation
from api.settings import load_settings
from matching.codes import code_list
from storage.introduction_counts import introductions_by_state


def add_operation(app: FastAPI) -> None:
    """Let ``app``, which has its market, be observed; to be added last, so that it sees every request.

    Raises:
        InvalidSetting: a setting cannot be used.
    """
    market = app.state.market
    app.state.settings = load_settings()
    app.state.metrics = metrics = Metrics(lambda: market.read_at)
    metrics.add_gauge(
        "brobygger_introductions",
        "Introductions in each state.",
        "state",
        Patient(lambda: _introductions(market.url)),
    )
    app.state.readiness = ReadinessCheck(market)
    app.include_router(operation.router, responses=PROBLEMS)
    app.add_middleware(Observation, counts=metrics)


def _introductions(url: str) -> dict[str, float]:
    """Also of the states that none is in, so that a curve begins at 0."""
    return {**dict.fromkeys(code_list("introduction_states"), 0), **introductions_by_state(url)}
