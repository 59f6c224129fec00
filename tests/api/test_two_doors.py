"""The API and the command line answer alike."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from cli.main import run
from storage.settings import VARIABLE

VECTORS_OF_16_BITS = 1e-4
"""So far a number may be from what it is with those of 32 bits, which the command makes itself."""


class Doors:
    """Asks both doors over the same database; PostgreSQL searches it for the service, not for the command."""

    def __init__(self, client: TestClient, output: pytest.CaptureFixture[str], url: str) -> None:
        self.client, self._output = client, output
        self._within = VECTORS_OF_16_BITS if url.startswith("postgresql") else 0.0

    def alike(self, said: Any, heard: Any) -> bool:
        """Whether both say the same, but for how exactly a database keeps a vector."""
        if isinstance(said, float) and isinstance(heard, float):
            return abs(said - heard) <= self._within
        if isinstance(said, dict) and isinstance(heard, dict):
            return said.keys() == heard.keys() and all(self.alike(said[name], heard[name]) for name in said)
        if isinstance(said, list) and isinstance(heard, list):
            return len(said) == len(heard) and all(map(self.alike, said, heard))
        return bool(said == heard)

    def api(self, path: str, **asked: Any) -> Any:
        response = self.client.get(f"/v1/{path}", params=asked)
        assert response.status_code == 200, response.text
        return response.json()

    def command(self, *arguments: str) -> Any:
        self._output.readouterr()
        assert run([*arguments, "--json"]) == 0
        return json.loads(self._output.readouterr().out)


@pytest.fixture
def doors(client: TestClient, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Doors:
    """Both doors over the small market, both speaking English."""
    url = client.app.state.market.url  # type: ignore[attr-defined]
    monkeypatch.setenv(VARIABLE, url)
    monkeypatch.setenv("BROBYGGER_LANG", "en")
    return Doors(client, capsys, url)


@pytest.mark.parametrize(
    ("path", "id"), [("needs", "need-1"), ("needs", "need-2"), ("offers", "offer-1"), ("partners", "ngo-1")]
)
@pytest.mark.parametrize("lang", ["da", "en"])
def test_recommendations_are_alike(doors: Doors, path: str, id: str, lang: str) -> None:
    said = doors.command("match", id, "-n", "2", "--lang", lang)
    heard = doors.api(f"{path}/{id}/recommendations", n=2, lang=lang)
    assert len(heard["matches"]) > 0
    # The command adds the best people at the end; the API has routes for them.
    assert set(said) - set(heard) <= {"volunteers", "teams"}
    assert doors.alike({name: said[name] for name in heard}, heard)
    assert list(heard["matches"][0]) == list(said["matches"][0])


def test_filtered_recommendations_are_alike(doors: Doors) -> None:
    options = ("--kind", "company", "--place", "Herning", "--within-km", "10", "--resource", "skilled_time")
    said = doors.command("match", "need-1", *options, "--from", "2027-01-01")
    asked = {"kind": "company", "place": "Herning", "within_km": 10, "resource_kind": "skilled_time"}
    heard = doors.api("needs/need-1/recommendations", **asked, **{"from": "2027-01-01"})
    assert doors.alike({name: said[name] for name in heard}, heard)


@pytest.mark.parametrize(
    "text", ["vi mangler en bogholder to timer om ugen i Herning", "hej", "We offer a room"]
)
def test_free_texts_are_understood_alike(doors: Doors, text: str) -> None:
    said = doors.command("match", text, "--text", "-n", "20")
    heard = doors.client.post("/v1/match", json={"text": text}).json()
    assert said["query"] == heard["query"]
    assert said["model"] == heard["model"]


def test_free_text_gets_the_same_list(doors: Doors) -> None:
    text = "vi mangler en bogholder to timer om ugen i Herning"
    said = doors.command("match", text, "-n", "20")
    heard = doors.client.post("/v1/match", json={"text": text}).json()
    assert doors.alike({name: said[name] for name in heard}, heard)


@pytest.mark.parametrize("what", ["volunteers", "teams"])
def test_people_are_alike(doors: Doors, what: str) -> None:
    assert doors.alike(doors.command("match", "need-1", f"--{what}"), doors.api(f"needs/need-1/{what}"))


@pytest.mark.parametrize(
    ("path", "id", "partner"),
    [("needs", "need-1", "com-1"), ("offers", "offer-1", "ngo-1"), ("partners", "ngo-1", "com-2")],
)
def test_why_is_alike(doors: Doors, path: str, id: str, partner: str) -> None:
    assert doors.alike(doors.command("why", id, partner), doors.api(f"{path}/{id}/why/{partner}"))


@pytest.mark.parametrize("path", ["partners/com-1", "partners/com-2", "needs/need-1", "offers/offer-1"])
def test_profiles_are_alike(doors: Doors, path: str) -> None:
    said, heard = doors.command("show", path.rpartition("/")[2]), doors.api(path)
    assert json.dumps(said) == json.dumps(heard)


def test_lists_of_partners_are_alike(doors: Doors) -> None:
    said, heard = doors.command("partners"), doors.api("partners")
    assert doors.alike({name: heard[name] for name in said}, said)
