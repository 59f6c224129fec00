"""A file on its way through the pages of an import."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

from tests.web.site import fields_of

FOREIGN = (
    "Forening;Type;By;Kontaktperson;E-mail;Medlemmer;Bemærkning\r\n"
    "Søens Venner;Idrætsklub;Herning;Bo Berg;bo@soen.example;120;ring først\r\n"
    "Kommunens Kulturhus;Kommune;Herning;Ida Lund;ida@kultur.example;;\r\n"
    "Lærkereden;forening;Herning;Ane Vig;ane@laerke.example;mange;\r\n"
)
"""A list as a centre keeps it: two kinds that are not ours, and a number that is none."""


def uploaded(browser: TestClient, name: str, content: bytes | str, **fields: str) -> Any:
    """The answer to a file that is sent on the page for it."""
    token = fields_of(browser.get("/import"))
    raw = content.encode() if isinstance(content, str) else content
    return browser.post("/import", data=token | fields, files={"file": (name, raw)})


def mapped(browser: TestClient, kinds: tuple[str, ...] = ("ngo", "public_body", "ngo")) -> str:
    """The path of a foreign file whose columns and words are mapped."""
    path = str(uploaded(browser, "medlemmer.csv", FOREIGN).headers["location"])
    page = browser.get(path)
    names = ["name", "kind", "places", "contact_name", "contact_email", "members", ""]
    fields = {f"column-{at}": name for at, name in enumerate(names)} | {"id_from": "Forening"}
    answer = browser.post(path, data=fields_of(page) | fields)
    assert answer.status_code == 303, answer.text
    words = browser.get(answer.headers["location"])
    chosen = {f"kind-{at}": kind for at, kind in enumerate(kinds)}
    answer = browser.post(answer.headers["location"], data=fields_of(words) | chosen)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])
