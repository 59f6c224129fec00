"""How fast are the pages? A service over 10,000 partners, one client, 200 requests for each page.

Every page that is looked at (GET) and is not a file, as the public, a member, a broker and an administrator;
for each the p50 and p95 of the whole answer and the bytes of the page with its stylesheet and script, as they
leave the server. A page that one of them may not see, or that needs a record which this market does not have,
is left out, and said so. Loopback only; ends by itself.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
import numpy as np
from fastapi.routing import APIRoute

from api.security.tokens import new_token
from benchmarks.line import Line
from benchmarks.served_market import Served, administrator_token, fill, served
from matching.accounts.centre import Centre
from matching.accounts.tokens import NewToken, add_token
from matching.accounts.user import User
from matching.ids import new_id
from matching.rights.actor import SYSTEM, Grant
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

PARTNERS, SMALL_PARTNERS, REQUESTS, SMALL_REQUESTS = 10_000, 1_000, 60, 20
MOST_P95_MS, MOST_BYTES = 200.0, 100_000.0
CENTRE = "centre"
ASSET = re.compile(r'(?:href|src)="(/static/site\.[^"]+)"')
FILE = re.compile(r"\.(pdf|csv|docx|xlsx|json|toml|ics|xml|txt|svg)$")
SLOWEST_TOLD = 5.0
"""Seconds; a page that takes longer is asked a few times alone."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What asking for a page again and again has shown."""

    milliseconds: list[float]
    bytes: int


def measure(*, small: bool = False) -> list[Line]:
    """p95 and size of each page for each who may look at it."""
    partners, requests = (SMALL_PARTNERS, SMALL_REQUESTS) if small else (PARTNERS, REQUESTS)
    with tempfile.TemporaryDirectory() as folder:
        url, log = f"sqlite:///{folder}/pages.sqlite", Path(folder) / "serve.log"
        ids = fill(url, partners)
        whole = transact(url, lambda work: _centred(work, ids))
        tokens = {"public": None, "member": _token(url, Grant("member", partner=whole["partner"]))}
        tokens |= {
            "broker": _token(url, Grant("broker", centre=CENTRE)),
            "administrator": administrator_token(url),
        }
        with served(url, tokens["administrator"] or "", log) as service:
            return _lines(service, tokens, _paths(whole), requests)


def _centred(work: UnitOfWork, ids: list[str]) -> dict[str, str]:
    """Let all partners be of one centre and public; a partner with a need and an offer, by name."""
    work.centres.add(Centre(id=CENTRE, name="Frivilligcenter"))
    partners = work.partners.of_partners(ids)
    work.partners.put([replace(one, centres=(CENTRE,), visibility="public") for one in partners])
    needs, offers = work.needs.of_partners(ids), work.offers.of_partners(ids)
    work.needs.put([replace(one, visibility="public") for one in needs])
    work.offers.put([replace(one, visibility="public") for one in offers])
    own = {one.partner for one in offers}
    need = next(one for one in needs if one.partner in own and one.status == "open")
    offer = next(one for one in offers if one.partner == need.partner)
    return {"partner": need.partner, "need": need.id, "offer": offer.id, "centre": CENTRE}


def _token(url: str, grant: Grant) -> str:
    token, digest = new_token()

    def use_case(work: UnitOfWork) -> None:
        now = work.now()
        id = new_id(now)
        user = User(
            id=id, email=f"{id.casefold()}@example.org", name="Pages", created_at=now, grants=(grant,)
        )
        work.users.add(user)
        add_token(work, SYSTEM, NewToken("pages", digest, ("read", "write")), id)

    transact(url, use_case)
    return token


def _paths(ids: dict[str, str]) -> list[str]:
    """The pages, with the ids of this market in them; those about other records are left out."""
    from api.web.site import PAGES

    routes = [route for page in PAGES for route in page.router.routes if isinstance(route, APIRoute)]
    found = [route.path for route in routes if "GET" in (route.methods or ())]
    made = (_with_ids(path, ids) for path in dict.fromkeys(found) if not FILE.search(path))
    return [path for path in made if "{" not in path and path not in {"/language", "/sign-in/provider"}]


def _with_ids(path: str, ids: dict[str, str]) -> str:
    for sort in ("partner", "need", "offer", "centre"):
        path = re.sub(rf"^/{sort}s/\{{\w+\}}", f"/{sort}s/{ids[sort]}", path)
    return path


def _lines(service: Served, tokens: dict[str, str | None], paths: Iterable[str], requests: int) -> list[Line]:
    lines: list[Line] = []
    for who, token in tokens.items():
        headers = {"Accept": "text/html", "Accept-Language": "da"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        with httpx.Client(base_url=service.address, headers=headers, timeout=60) as client:
            for path in paths:
                if (seen := _seen(client, path, requests)) is not None:
                    lines += _of_page(f"{path} ({who})", seen)
    return lines


def _seen(client: httpx.Client, path: str, requests: int) -> Seen | None:
    """None where it is no page for whoever asks."""
    first = client.get(path)
    if first.status_code != httpx.codes.OK or "text/html" not in first.headers["content-type"]:
        return None
    size = len(first.content) + sum(len(client.get(one).content) for one in {*ASSET.findall(first.text)})
    times: list[float] = []
    for _ in range(requests):
        begun = time.perf_counter()
        client.get(path).raise_for_status()
        times.append((time.perf_counter() - begun) * 1_000)
        if times[-1] > SLOWEST_TOLD * 1_000 and len(times) > 2:
            break
    return Seen(times, size)


def _of_page(what: str, seen: Seen) -> list[Line]:
    half, most = np.percentile(seen.milliseconds, [50, 95])
    note = f"p50 {half:.0f} ms, {len(seen.milliseconds)} requests"
    return [
        Line(f"{what}: p95", float(most), "ms", MOST_P95_MS, note=note),
        Line(f"{what}: size", float(seen.bytes), "bytes", MOST_BYTES),
    ]
