"""Errors on their way out: each becomes a problem, which a program reads as JSON and a person as a page."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from api.language import language_of
from api.largest_body import in_megabytes, largest_body
from api.problems import Problem, http_problem, problem_type
from api.readers import is_for_a_person
from api.refusals import refusals
from api.web.error_page import answered
from api.web.interrupted import interrupted
from matching.errors import BrobyggerError, InvalidProfile, NotFound, Outdated, TooMany
from matching.messages import Language, Worded, message
from storage.database_errors import DatabaseUnavailable

logger = logging.getLogger("brobygger.api")

LONGEST_SHOWN = 80
NO_DATABASE = message(
    "The service cannot use its database at this moment, and nothing was changed; "
    "wait a little and try again."
)
SORTS = {"partner": message("partner"), "need": message("need"), "offer": message("offer")}


def add_problem_handlers(app: FastAPI) -> None:
    """Let every error leave ``app`` as a problem."""
    app.add_exception_handler(BrobyggerError, _of_the_house)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, of_http)


async def _of_the_house(request: Request, error: Exception) -> Response:
    assert isinstance(error, BrobyggerError)  # noqa: S101
    if is_for_a_person(request) and (page := await interrupted(request, error)):
        return page
    kind, language = problem_type(type(error)), language_of(request)
    problem = Problem(
        kind.status,
        kind.title.text(language),
        _sentence(error).text(language),
        language,
        f"/docs#{kind.anchor}",
        _errors(error, language),
        _versions(error),
        {**kind.headers, **_waiting(error)},
    )
    return answered(request, problem)


async def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    return await _of_the_house(request, InvalidProfile(refusals(error.errors())))


async def of_http(request: Request, error: Exception) -> Response:
    """The answer to an error that has a status and nothing else."""
    assert isinstance(error, HTTPException)  # noqa: S101
    headers = dict(error.headers or {})
    values = {
        "path": _shortened(request.url.path),
        "method": request.method,
        "allowed": headers.get("Allow") or headers.get("allow") or "GET",
        "megabytes": in_megabytes(largest_body(request.url.path)),
    }
    return answered(request, http_problem(request, error.status_code, headers, **values))


def _sentence(error: BrobyggerError) -> Worded:
    """The error itself; about an id with where this door lists those there are.

    Where the database is, and what it said, is for the log.
    """
    if isinstance(error, DatabaseUnavailable):
        logger.warning("%s: %s", type(error).__name__, error.sentence.text("en"))
        return NO_DATABASE
    if not isinstance(error, NotFound):
        return error
    if error.sort not in SORTS:
        return message(
            "There is no {sort} with the id '{id}', or you may not see it.",
            sort=message(error.sort),
            id=_shortened(error.id),
        )
    return message(
        "There is no {sort} with the id '{id}'; GET /v1/partners lists the partners, and each shows its own.",
        sort=SORTS[error.sort],
        id=_shortened(error.id),
    )


def _errors(error: BrobyggerError, language: Language) -> list[dict[str, str]]:
    if not isinstance(error, InvalidProfile):
        return []
    return [{"field": one.field, "detail": one.sentence.text(language)} for one in error.problems]


def _versions(error: BrobyggerError) -> dict[str, int]:
    return {"given": error.given, "current": error.stored.version} if isinstance(error, Outdated) else {}


def _waiting(error: BrobyggerError) -> dict[str, str]:
    return {"Retry-After": str(error.retry_after_s)} if isinstance(error, TooMany) else {}


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
