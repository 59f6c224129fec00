"""The OpenAPI document: what the routes say of themselves, and the problems that all may answer with."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.problems import MEDIA_TYPE
from api.schemas import Problem

DESCRIPTION = """Finds partners that both sides would want: associations, companies and public bodies.

- **Read only, on this machine alone.** Users, roles and writing come in a later version; until then the
  service listens on the loopback address and answers only to the names localhost, 127.0.0.1 and [::1].
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
        app.openapi_schema = document
    return app.openapi_schema
