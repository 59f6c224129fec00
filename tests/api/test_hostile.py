"""Texts of somebody who means harm, in every field that takes a text: kept as they are, or refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from zlib import crc32

import pytest

from storage.market_columns import COLUMNS, Sort
from tests.api.lively_world import DRAFT, LivelyWorld, lively_world
from tests.hostile_texts import KEPT, NO_TEXT, SOME, short

RECORDS: dict[Sort, dict[str, Any]] = {
    "partners": {"kind": "ngo", "centres": ["herning"]},
    "needs": {"resource_kind": "skilled_time"},
    "offers": {"resource_kind": "goods"},
    "volunteers": {},
}
TEXTS = {
    sort: [one.name for one in COLUMNS[sort] if one.type == "text" and not one.is_id] for sort in RECORDS
}
AGREEMENT = (
    "purpose", "target_group", "economy", "division", "organisation", "safeguarding", "duration", "review",
    "exit",
)  # fmt: skip


@pytest.fixture(scope="module")
def world(shared_url: str) -> Iterator[LivelyWorld]:
    with lively_world(shared_url) as opened:
        yield opened


def place_of(sort: Sort) -> str:
    return "partners" if sort == "partners" else f"partners/ngo-1/{sort}"


def filled(sort: Sort, text: str) -> dict[str, Any]:
    return RECORDS[sort] | dict.fromkeys(TEXTS[sort], text)


@pytest.mark.parametrize("sort", RECORDS)
@pytest.mark.parametrize("text", KEPT, ids=short)
def test_record_gives_back_what_was_written(world: LivelyWorld, sort: Sort, text: str) -> None:
    made = world.done("POST", place_of(sort), filled(sort, text)).json()["record"]
    read = world.done("GET", f"{sort}/{made['id']}/record").json()["record"]
    assert {name: read[name] for name in TEXTS[sort]} == dict.fromkeys(TEXTS[sort], text)
    changed = world.done(
        "PATCH", f"{sort}/{made['id']}", {TEXTS[sort][0]: text + "!"[: len(text) < 50_000]}, If_Match='"1"'
    )
    assert changed.json()["record"][TEXTS[sort][0]].startswith(text)
    world.done("DELETE", f"{sort}/{made['id']}", If_Match=changed.headers["etag"])


@pytest.mark.parametrize("sort", RECORDS)
@pytest.mark.parametrize("text", NO_TEXT, ids=short)
def test_what_is_no_text_is_refused_in_every_field(world: LivelyWorld, sort: Sort, text: str) -> None:
    for field in TEXTS[sort]:
        body = filled(sort, "x") | {field: text}
        answer = world.service.post(
            f"/v1/{place_of(sort)}",
            content=json.dumps(body),
            headers=world.headers["broker"] | {"Content-Type": "application/json"},
        )
        assert answer.status_code == 422, (field, answer.text)
        assert [one["field"] for one in answer.json()["errors"]] == [field]


def all_within(answer: Any, texts: dict[str, str]) -> None:
    """Every one of ``texts`` stands under its name somewhere in the answer."""
    found: dict[str, set[str]] = {}

    def look(value: Any) -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                found.setdefault(name, set()).add(inner) if isinstance(inner, str) else look(inner)
        elif isinstance(value, list):
            for inner in value:
                look(inner)

    look(answer.json())
    assert {name: text for name, text in texts.items() if text not in found.get(name, ())} == {}


@pytest.mark.parametrize("text", SOME, ids=short)
def test_introduction_gives_back_what_was_written(world: LivelyWorld, text: str) -> None:
    shown = {"seeker": 0.5, "giver": 0.5, "model": text, "list": text}
    notes = {"note": text, "private_note": text}
    made = world.done("POST", "introductions", DRAFT | notes | {"shown": shown})
    all_within(made, notes | {"model": text, "list": text})
    path = f"introductions/{made.json()['id']}"
    changed = world.done("PATCH", path, {"note": "x", "private_note": text}, If_Match=made.headers["etag"])
    world.done("POST", f"{path}/put", {"working_days": 2}, If_Match=changed.headers["etag"])
    world.done("POST", f"{path}/answer", {"yes": False, "reason": "too_far", "text": text}, who="member")
    all_within(world.done("GET", path), {"private_note": text, "text": text})
    seen = world.done("GET", path, who="member of the company").json()
    assert (seen["broker"], seen["seeker"]["answer"]) == (None, None)


@pytest.mark.parametrize("text", SOME, ids=short)
def test_partnership_gives_back_what_was_written(world: LivelyWorld, text: str) -> None:
    path = f"partnerships/{world.ids['partnerships'][0]}"
    all_within(world.done("POST", f"{path}/notes", {"text": text, "shared": True}), {"text": text})
    given = {"day": str(date.today()), "hours": 1, "text": text, "partner": "com-1"}
    reported = world.done("POST", f"{path}/contributions", given)
    all_within(reported, {"text": text})
    contribution = f"{path}/contributions/{reported.json()['contributions'][-1]['id']}"
    all_within(
        world.done("POST", f"{contribution}/dispute", {"reason": text}, who="member"), {"dispute": text}
    )
    persons = world.done("GET", f"{path}/contacts")
    person = dict.fromkeys(("name", "email", "phone"), text)
    changed = world.done(
        "PUT",
        f"{path}/contacts",
        {"contacts": [person | {"partner": "ngo-1"}]},
        If_Match=persons.headers["etag"],
    )
    all_within(changed, person)
    level = {"level": "continuous", "reason": text}
    if (moved := world.ask("POST", f"{path}/level", level)).status_code == 409:
        moved = world.done("POST", f"{path}/level", level | {"level": "ad_hoc"})
    all_within(moved, {"reason": text})


@pytest.mark.parametrize("text", KEPT, ids=short)
def test_agreement_gives_back_what_was_written_and_can_be_printed(world: LivelyWorld, text: str) -> None:
    path = f"agreements/{world.ids['agreements'][0]}"
    texts = dict.fromkeys(AGREEMENT, text[:1_000])
    person = dict.fromkeys(("name", "email", "phone"), text[:1_000])
    etag = world.done("GET", path).headers["etag"]
    change = texts | {
        "goals": [dict.fromkeys(("what", "measure", "unit"), text[:1_000])],
        "shares": [dict.fromkeys(("role", "contribution"), text[:1_000]) | {"partner": "ngo-1"}],
        "contacts": [person | {"partner": "ngo-1"}],
    }
    changed = world.done("PATCH", path, change, If_Match=etag)
    named = ("what", "measure", "unit", "role", "contribution")
    all_within(changed, texts | person | dict.fromkeys(named, text[:1_000]))
    for ending, begins in (("docx", b"PK"), ("pdf", b"%PDF-")):
        paper = world.done("GET", f"{path}.{ending}")
        assert paper.content.startswith(begins)
        name = paper.headers["content-disposition"]
        assert re.fullmatch(rf'attachment; filename="agreement-[A-Za-z0-9._-]+\.{ending}"', name)


def test_agreement_that_would_take_minutes_to_print_is_refused(world: LivelyWorld) -> None:
    path = f"agreements/{world.ids['agreements'][0]}"
    etag = world.done("GET", path).headers["etag"]
    for change in ({"purpose": "a\n" * 20_000, "exit": "b\n" * 20_000}, {"goals": [{"what": "x"}] * 501}):
        assert world.ask("PATCH", path, change, If_Match=etag).status_code == 422


@pytest.mark.parametrize("text", SOME, ids=short)
def test_accounts_give_back_what_was_written(world: LivelyWorld, text: str) -> None:
    for path, more in (
        ("centres", {}),
        ("tokens", {}),
        ("users", {"email": f"n{crc32(text.encode())}@example.org"}),
    ):
        made = world.done("POST", path, {"name": text} | more, who="administrator").json()
        assert made["name"] == (text.strip() if path == "tokens" else text)
