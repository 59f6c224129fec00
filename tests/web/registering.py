"""An organisation that registers on the pages, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi.testclient import TestClient

from matching.registrations.registration import Registration
from matching.stored import Stored
from storage.unit_of_work import unit_of_work
from tests.api.rights_applications import REGISTRATION
from tests.web.site import Site

EMAIL, SECRET_WORDS = "bodil@nystart.example", "fire glade grise i regn"
STEPS: dict[int, dict[str, Any]] = {
    1: {"name": "Ny Start", "kind": "ngo", "cvr": "DK 12 34 56 78", "places": "Herning", "centre": "herning"},
    2: {"mission": "Vi hjælper unge i gang.", "purposes": ["education"], "target_groups": []},
    3: {
        "gives_kind_1": "knowledge",
        "gives_text_1": "Viden om unge på kanten.",
        "needs_kind_1": "premises",
        "needs_text_1": "Et lokale tirsdag aften.",
        "needs_kind_2": "mentoring",
        "needs_text_2": "To mentorer.",
    },
    4: {
        "contact_name": "Bodil Berg",
        "contact_email": EMAIL,
        "contact_phone": "22 33 44 55",
        "password": SECRET_WORDS,
        "visibility": "public",
        "consent": "yes",
    },
}


@dataclass
class Applicant:
    """A browser in which somebody registers, and the path of the secret link."""

    site: Site
    browser: TestClient
    path: str = ""

    def begin(self, **other: Any) -> str:
        """Fill in the first step; return where one is sent."""
        answer = self.browser.post("/register", data=STEPS[1] | other)
        assert answer.status_code == 303, answer.text
        self.path = answer.headers["location"].rpartition("/")[0]
        return str(answer.headers["location"])

    def fill_in(self, step: int, **other: Any) -> Any:
        """Fill in another step."""
        return self.browser.post(f"{self.path}/{step}", data=STEPS.get(step, {}) | other)

    def fill_in_all(self, **other: Any) -> None:
        """Fill in every step, and send it."""
        self.begin(**other)
        for step in (2, 3, 4, 5):
            answer = self.fill_in(step)
            assert answer.status_code == 303, answer.text

    def page(self) -> str:
        """The text of the page of the link."""
        answer = self.browser.get(self.path)
        assert answer.status_code == 200, answer.text
        return str(answer.text)

    @property
    def stored(self) -> Stored[Registration]:
        """The newest registration as it is stored."""
        return registrations(self.site)[-1]


def applicant(site: Site) -> Applicant:
    """Somebody who is not signed in."""
    return Applicant(site, site.browser())


def registrations(site: Site) -> list[Stored[Registration]]:
    """All that were begun in the test, the oldest first."""
    with unit_of_work(site.world.url, writing=False) as work:
        return [one for one in work.registrations.find() if one.value.id != REGISTRATION]
