"""The service, put together."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from anyio.to_thread import run_sync
from fastapi import FastAPI

from api.database_market import DatabaseMarket
from api.desk import Desk
from api.guards import Guards
from api.market import LiveMarket
from api.openapi import DESCRIPTION, PROBLEMS, describe
from api.operation import add_operation
from api.plan_desk import PlanDesk
from api.problem_handlers import add_problem_handlers
from api.routes import (
    agreement_papers,
    agreements,
    centre_work,
    centres,
    code_lists,
    contributions,
    docs,
    evaluations,
    events,
    guides,
    health,
    introductions,
    match,
    oidc,
    partnerships,
    plans,
    recommendations,
    records,
    register,
    seasons,
    session,
    tokens,
    users,
    volunteers,
)
from api.security.keeper import Keeper
from api.security.settings import SecuritySettings, security_settings
from api.web.site import add_pages
from storage.settings import checked_url, sqlite_file
from storage.settings import database_url as database_url_of_the_environment

V1 = (
    recommendations,
    volunteers,
    match,
    register,
    records,
    session,
    oidc,
    tokens,
    users,
    centres,
    introductions,
    partnerships,
    guides,
    contributions,
    agreement_papers,
    agreements,
    evaluations,
    centre_work,
    plans,
    seasons,
    events,
    code_lists,
)


def create_app(database_url: str | None = None, security: SecuritySettings | None = None) -> FastAPI:
    """The service over the database of ``database_url``, by default the one of the environment.

    Raises:
        InvalidSetting: the URL is none of a database that can be used, or another setting cannot be.
    """
    url = checked_url(database_url) if database_url else database_url_of_the_environment()
    app = FastAPI(
        title="brobygger",
        version=version("brobygger"),
        description=DESCRIPTION,
        lifespan=_lifespan,
        # The pages that come with FastAPI load scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        # Telemetry would record the words of errors, and those can be a profile's.
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    app.state.market = market = LiveMarket(url) if sqlite_file(url) else DatabaseMarket(url)
    app.state.waits_for_market = True
    app.state.keeper = keeper = Keeper(url, security or security_settings(os.environ), market.stamp)
    for routes in V1:
        app.include_router(routes.router, prefix="/v1", responses=PROBLEMS)
    app.include_router(health.router, responses=PROBLEMS)
    app.include_router(docs.router)
    add_pages(app)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    app.add_middleware(Guards, hosts=keeper.settings.hosts)
    add_operation(app)
    app.state.desk = Desk(url, app.state.settings.most_open)
    app.state.plans = PlanDesk(app.state.settings.plan_deadline_s)
    add_problem_handlers(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Build the market before the first request, unless whoever serves the app builds it beside the pages."""
    market: LiveMarket | DatabaseMarket = app.state.market
    if app.state.waits_for_market:
        await run_sync(market.load)
    yield
    app.state.plans.close()
    await run_sync(market.close)
