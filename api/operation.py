"""What a service needs to be run: its log, its numbers, and whether it is ready."""

from __future__ import annotations

from fastapi import FastAPI

from api.metrics import Metrics
from api.observation import Observation
from api.openapi import PROBLEMS
from api.readiness import ReadinessCheck
from api.routes import operation
from api.settings import load_settings


def add_operation(app: FastAPI) -> None:
    """Let ``app``, which has its market, be observed; to be added last, so that it sees every request.

    Raises:
        InvalidSetting: a setting cannot be used.
    """
    market = app.state.market
    app.state.settings = load_settings()
    app.state.metrics = metrics = Metrics(lambda: market.read_at)
    app.state.readiness = ReadinessCheck(market)
    app.include_router(operation.router, responses=PROBLEMS)
    app.add_middleware(Observation, counts=metrics)
