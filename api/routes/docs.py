"""A plain page of all routes. FastAPI's own pages load scripts from elsewhere, which this one does not."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.problems import TYPES

STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "h2{margin-top:2.5rem}code{background:#eee;padding:0 .2rem}pre{white-space:pre-wrap}"
    "td,th{text-align:left;vertical-align:top;padding:.2rem 1rem .2rem 0}"
)
DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{DIGEST}'; frame-ancestors 'none'"

router = APIRouter(include_in_schema=False)


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """All routes with their parameters, and all problems."""
    document = request.app.openapi()
    sections = [
        _route(path, method.upper(), operation, document)
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    ]
    info = document["info"]
    title = escape(f"{info['title']} {info['version']}")
    return HTMLResponse(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style></head><body><h1>{title}</h1><pre>{escape(info['description'])}</pre>"
        '<p>For programs: <a href="/openapi.json">openapi.json</a></p>'
        f"{''.join(sections)}{_problems()}</body></html>",
        headers={"Content-Security-Policy": POLICY},
    )


def _route(path: str, method: str, operation: dict[str, Any], document: dict[str, Any]) -> str:
    rows = [
        (given["name"], given["in"], given.get("description", ""))
        for given in operation.get("parameters", [])
    ]
    rows += [(name, "body", described) for name, described in _body(operation, document)]
    listed = "".join(
        f"<tr><td><code>{escape(name)}</code></td><td>{escape(where)}</td><td>{escape(what)}</td></tr>"
        for name, where, what in rows
    )
    return (
        f"<h2><code>{method} {escape(path)}</code></h2><p>{escape(operation.get('description', ''))}</p>"
        f"<table><tr><th>name</th><th>in</th><th>what</th></tr>{listed}</table>"
    )


def _body(operation: dict[str, Any], document: dict[str, Any]) -> list[tuple[str, str]]:
    if "requestBody" not in operation:
        return []
    asked = operation["requestBody"]["content"]["application/json"]["schema"]
    if "$ref" not in asked:
        return [("…", asked.get("description", ""))]
    schema = document["components"]["schemas"][asked["$ref"].rpartition("/")[2]]
    return [(name, given.get("description", "")) for name, given in schema["properties"].items()]


def _problems() -> str:
    rows = "".join(
        f'<tr id="{kind.anchor}"><td>{kind.status.value}</td><td>{kind.anchor}</td>'
        f"<td>{escape(kind.title.text())}</td></tr>"
        for kind in TYPES.values()
    )
    return f"<h2>Problems</h2><table><tr><th>status</th><th>type</th><th>what</th></tr>{rows}</table>"
