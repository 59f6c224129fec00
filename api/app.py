"""The service, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from anyio.to_thread import run_sync
from fastapi import FastAPI

from api.guards import Guards
from api.market import LiveMarket
from api.openapi import DESCRIPTION, PROBLEMS, describe
from api.problem_handlers import add_problem_handlers
from api.routes import docs, health, match, recommendations, register, volunteers
from storage.settings import checked_url
from storage.settings import database_url as database_url_of_the_environment


def create_app(database_url: str | None = None) -> FastAPI:
    """The service over the database of ``database_url``, by default the one of the environment.

    Raises:
        InvalidSetting: the URL is none of a database that can be used.
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
    app.state.market = LiveMarket(url)
    for routes in (recommendations, volunteers, match, register):
        app.include_router(routes.router, prefix="/v1", responses=PROBLEMS)
    app.include_router(health.router, responses=PROBLEMS)
    app.include_router(docs.router)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    app.add_middleware(Guards)
    add_problem_handlers(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Build the market before the first request, which is then as fast as any other."""
    market: LiveMarket = app.state.market
    await run_sync(market.load)
    yield
    await run_sync(market.close)
