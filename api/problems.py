"""Everything that can go wrong, as problem details (RFC 9457), in the reader's language."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import uuid4

from fastapi import Request
from fastapi.responses import JSONResponse

from api.language import language_of
from api.planner_busy import PlannerBusy
from api.security.oidc import ProviderUnavailable
from api.warming_up import WarmingUp
from matching.errors import (
    AlreadyExists,
    BrobyggerError,
    InvalidFile,
    InvalidProfile,
    InvalidQuery,
    InvalidSetting,
    InvalidStep,
    ModelUnavailable,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Outdated,
    TooMany,
)
from matching.messages import Language, Message, message
from storage.database_errors import CameBetween, DatabaseUnavailable

logger = logging.getLogger("brobygger.api")

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A sort of problem: its anchor on the page /docs, its status, its title, and headers that go with it."""

    anchor: str
    status: HTTPStatus
    title: Message
    headers: Mapping[str, str] = field(default_factory=dict)


TYPES: dict[type[BrobyggerError], ProblemType] = {
    NotFound: ProblemType("not-found", HTTPStatus.NOT_FOUND, message("Nothing has this id")),
    AlreadyExists: ProblemType("already-exists", HTTPStatus.CONFLICT, message("This id is taken")),
    Outdated: ProblemType(
        "outdated", HTTPStatus.CONFLICT, message("Somebody else has changed it in the meantime")
    ),
    InvalidStep: ProblemType(
        "invalid-step", HTTPStatus.CONFLICT, message("This step is not possible in this state")
    ),
    NotSignedIn: ProblemType(
        "not-signed-in",
        HTTPStatus.UNAUTHORIZED,
        message("Nobody is signed in"),
        {"WWW-Authenticate": "Bearer"},
    ),
    NotAllowed: ProblemType("not-allowed", HTTPStatus.FORBIDDEN, message("This is not allowed")),
    TooMany: ProblemType("too-many", HTTPStatus.TOO_MANY_REQUESTS, message("There were too many requests")),
    InvalidProfile: ProblemType(
        "invalid-value", HTTPStatus.UNPROCESSABLE_ENTITY, message("A value cannot be used")
    ),
    InvalidQuery: ProblemType(
        "invalid-question", HTTPStatus.UNPROCESSABLE_ENTITY, message("The question cannot be answered")
    ),
    InvalidFile: ProblemType(
        "invalid-file", HTTPStatus.UNPROCESSABLE_ENTITY, message("The file cannot be read")
    ),
    ModelUnavailable: ProblemType(
        "model-unavailable", HTTPStatus.SERVICE_UNAVAILABLE, message("The text encoder cannot be used")
    ),
    DatabaseUnavailable: ProblemType(
        "database-unavailable",
        HTTPStatus.SERVICE_UNAVAILABLE,
        message("The database cannot be used"),
        {"Retry-After": "5"},
    ),
    PlannerBusy: ProblemType(
        "planner-busy",
        HTTPStatus.SERVICE_UNAVAILABLE,
        message("Another plan is being made"),
        {"Retry-After": "5"},
    ),
    WarmingUp: ProblemType(
        "warming-up",
        HTTPStatus.SERVICE_UNAVAILABLE,
        message("The service is still starting"),
        {"Retry-After": "3"},
    ),
    CameBetween: ProblemType(
        "came-between",
        HTTPStatus.SERVICE_UNAVAILABLE,
        message("Others changed the same at the same moment"),
        {"Retry-After": "1"},
    ),
    ProviderUnavailable: ProblemType(
        "provider-unavailable",
        HTTPStatus.SERVICE_UNAVAILABLE,
        message("The sign-in provider cannot be used"),
        {"Retry-After": "30"},
    ),
    InvalidSetting: ProblemType(
        "invalid-setting",
        HTTPStatus.INTERNAL_SERVER_ERROR,
        message("A setting of the service cannot be used"),
    ),
    BrobyggerError: ProblemType(
        "failed", HTTPStatus.INTERNAL_SERVER_ERROR, message("The service cannot do what was asked")
    ),
}
"""The one table from the errors of the house to HTTP; a class that is not in it counts as its base."""

SENTENCES: dict[int, Message] = {
    400: message("The body cannot be read; send JSON in UTF-8."),
    404: message("There is nothing at {path}; /docs lists the addresses there are."),
    405: message("{method} is not possible at {path}; use {allowed}."),
    413: message("The body is larger than {megabytes} MB; send less at once."),
    421: message("This service answers under the names {names} alone; use one of them in the address."),
    428: message(
        "It is not said which version is changed; read the record, and send its ETag in the header If-Match."
    ),
    500: message(
        "Something went wrong in the service and nothing was changed; "
        "tell whoever runs it the reference {reference}, which stands in its log."
    ),
}
OTHER = message("The request cannot be answered ({reason}); /docs says what can be asked.")


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem on its way out."""

    status: int
    title: str
    detail: str
    language: Language
    type: str = "about:blank"
    errors: list[dict[str, str]] = field(default_factory=list)
    versions: Mapping[str, int] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    def response(self) -> JSONResponse:
        body: dict[str, Any] = {
            "type": self.type,
            "title": self.title,
            "status": self.status,
            "detail": _sendable(self.detail),
        }
        if self.errors:
            body["errors"] = [{name: _sendable(text) for name, text in one.items()} for one in self.errors]
        body |= self.versions
        headers = {"Content-Language": self.language, **self.headers}
        return JSONResponse(body, self.status, headers, media_type=MEDIA_TYPE)


def http_problem(
    request: Request, status: int, headers: dict[str, str] | None = None, **values: Any
) -> Problem:
    """A problem that HTTP itself has a name for."""
    phrase, language = HTTPStatus(status).phrase, language_of(request)
    template = SENTENCES.get(status, OTHER).template
    sentence = Message(template, {"reason": phrase, **values})
    return Problem(status, phrase, sentence.text(language), language, headers=headers or {})


def unexpected_problem(request: Request, error: Exception) -> Problem:
    """The answer to an error that nobody foresaw.

    The log gets its class and its place alone: its words could be a profile's text or SQL.
    """
    reference = uuid4().hex[:8]
    logger.error("%s: %s at %s", reference, type(error).__name__, _place_of(error))
    return http_problem(request, 500, reference=reference)


def problem_type(error: type[BrobyggerError]) -> ProblemType:
    """The row of the table for ``error``."""
    return next(TYPES[base] for base in error.__mro__ if base in TYPES)


def _sendable(text: str) -> str:
    """``text``, which may quote what was sent, without what UTF-8 cannot say."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _place_of(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace is None:
        return "an unknown place"
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
