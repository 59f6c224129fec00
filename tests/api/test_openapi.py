"""The OpenAPI document, the page of routes, and docs/api.md."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.problems import TYPES

PAGE = (Path(__file__).parents[2] / "docs/api.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def document(client: TestClient) -> Any:
    return client.get("/openapi.json").json()


def operations(document: Any) -> list[tuple[str, str, Any]]:
    return [
        (method.upper(), path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_every_route_is_documented(document: Any) -> None:
    routes = [f"{method} {path}" for method, path, _ in operations(document)]
    assert len(routes) > 30
    assert [route for route in routes if f"`{route}`" not in PAGE] == []


def test_every_documented_route_is_there(document: Any) -> None:
    routes = {f"{method} {path}" for method, path, _ in operations(document)}
    assert set(re.findall(r"^#+ `((?:GET|POST|PUT|PATCH|DELETE) /[^`]*)`", PAGE, re.MULTILINE)) == routes


def test_every_parameter_is_documented_and_described(document: Any) -> None:
    for _, path, operation in operations(document):
        for parameter in operation.get("parameters", []):
            assert parameter["description"], (path, parameter["name"])
            assert f"`{parameter['name']}`" in PAGE, parameter["name"]


def test_every_problem_is_documented() -> None:
    for kind in TYPES.values():
        assert f"| `/docs#{kind.anchor}` | {kind.status.value} |" in PAGE


def test_every_field_is_described(document: Any) -> None:
    bare = [
        f"{name}.{field}"
        for name, schema in document["components"]["schemas"].items()
        for field, described in schema.get("properties", {}).items()
        if not described.get("description")
    ]
    assert bare == []


def test_every_route_may_answer_with_a_problem(document: Any) -> None:
    for _, path, operation in operations(document):
        content = operation["responses"]["default"]["content"]
        assert list(content) == ["application/problem+json"], path
        problems = {status: one for status, one in operation["responses"].items() if status[0] == "4"}
        for status, problem in problems.items():
            name = problem["$ref"].rpartition("/")[2]
            described = document["components"]["responses"][name]
            assert list(described["content"]) == ["application/problem+json"], (path, status)
    assert {"Problem", "BrokenRule"} <= set(document["components"]["schemas"])
    assert "HTTPValidationError" not in document["components"]["schemas"]


def test_every_reference_leads_somewhere(document: Any) -> None:
    references = set(re.findall(r"#/components/schemas/(\w+)", str(document)))
    assert references <= set(document["components"]["schemas"])


def test_document_says_how_to_be_known(document: Any) -> None:
    assert "Authorization: Bearer" in document["info"]["description"]
    schemes = document["components"]["securitySchemes"]
    assert {scheme["type"] for scheme in schemes.values()} == {"http", "apiKey"}
    for _, path, operation in operations(document):
        public = not path.startswith("/v1/") or path in {"/v1/session", "/v1/sign-in/oidc/callback"}
        assert operation.get("security") or public or path == "/v1/sign-in/oidc", path


def test_page_of_routes_names_them_all_and_loads_nothing(client: TestClient, document: Any) -> None:
    page = client.get("/docs").text
    for method, path, _ in operations(document):
        assert f"<code>{method} {path}</code>" in page
    for kind in TYPES.values():
        assert f'id="{kind.anchor}"' in page
    tags: list[str] = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, attrs: tags.append(tag)  # type: ignore[method-assign]
    reader.feed(page)
    assert {"script", "link", "img", "iframe"} & set(tags) == set()
    assert "http:" not in page
    assert "https:" not in page


def test_pages_stand_in_no_document(client: TestClient, document: Any) -> None:
    assert client.get("/").headers["content-type"].startswith("text/html")
    assert [path for path in document["paths"] if not path.startswith(("/v1/", "/healthz", "/readyz"))] == []


@pytest.mark.parametrize("path", ["/redoc", "/docs/oauth2-redirect"])
def test_pages_that_load_scripts_are_off(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
