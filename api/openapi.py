"""The OpenAPI document: what the routes say of themselves, and the problems that all may answer with."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.problems import MEDIA_TYPE
from api.schemas import Problem

DESCRIPTION = """Finds partners that both sides would want: associations, companies and public bodies.

- Whoever asks sends an API token (`Authorization: Bearer bro_…`) or the cookie of `POST /v1/session`, with
  the header `X-CSRF-Token` for everything but GET. What may not be seen is answered as what is not there.
- A change names the version it is made to in `If-Match`. A POST with an `Idempotency-Key` is done once.
- Who asks too often is answered with 429 and `Retry-After`.
- Contact details are in no answer.
- The data is what `brobygger import` has stored. A change is seen by the next request; a large market is
  built anew beside the requests, which are answered from the old one until it is ready.
- Sentences are in the language of `lang` (da or en), else of the header Accept-Language, else English.
- Errors are problem details (RFC 9457) with the media type application/problem+json.
- Names in the query string and the body that are not known are refused, so that a filter with a typing
  error is not overlooked.
"""
PROBLEMS: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "A problem, in words (RFC 9457)",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
}
"""The ``responses`` of every route."""
SAID = {
    400: "The body cannot be read",
    401: "Nobody is signed in, or the token or the password is not good",
    403: "This is not allowed",
    404: "Nothing has this id, or nothing that may be seen",
    409: "It has changed in the meantime, or this cannot be done in its state",
    413: "The body is too large",
    421: "The service is not called by this name",
    422: "A value cannot be used",
    428: "It is not said which version is changed",
    429: "There were too many requests",
    503: "The database, the text encoder, the sign-in provider or the planner cannot be used now",
}
"""What each status of a problem means, where a route may answer with it."""


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of ``app``, made once."""
    if not app.openapi_schema:
        document = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        schemas = document["components"]["schemas"]
        problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= problem.pop("$defs")
        schemas["Problem"] = problem
        document["components"]["responses"] = {_name(status): _answer(said) for status, said in SAID.items()}
        for path, methods in document["paths"].items():
            for method, operation in methods.items():
                found = _problems_of(path, method, operation)
                operation["responses"] = found | operation["responses"]
        app.openapi_schema = document
    return app.openapi_schema


def _problems_of(path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    """The problems that can be foreseen; any other is the ``default``."""
    statuses = {421}
    if path.startswith("/v1/"):
        statuses |= {401, 403, 404, 422, 429, 503}
    if method != "get":
        statuses |= {409, 413}
    if path.endswith("/contacts"):
        statuses.add(409)  # both have to say yes first
    if "requestBody" in operation:
        statuses.add(400)
    if any(parameter["name"] == "If-Match" for parameter in operation.get("parameters", ())):
        statuses.add(428)
    return {str(status): {"$ref": f"#/components/responses/{_name(status)}"} for status in sorted(statuses)}


def _name(status: int) -> str:
    return HTTPStatus(status).name.title().replace("_", "")


def _answer(said: str) -> dict[str, Any]:
    return {**PROBLEMS["default"], "description": f"{said} (RFC 9457)"}
