"""Databases that the pages are looked at over: the sample market, one with nothing in it, and a large one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

from cli.sample import add_sample_centres, sample_file
from matching.rights.actor import Grant
from storage.import_file import parse_files
from storage.unit_of_work import unit_of_work
from tests.api.accounts import ADMINISTRATOR, add_account
from tests.api.served import Served, served
from tests.journeys.partnership_market import add_partnerships
from training.synthetic import synthetic_register

CENTRE, NGO, COMPANY = "frivilligcenter-vest", "ngo-001", "com-001"
OFFICE = {"administrator": ADMINISTRATOR, "broker": Grant("broker", centre=CENTRE)}
GRANTS = OFFICE | {
    "another": Grant("broker", centre=CENTRE),
    "ngo": Grant("member", partner=NGO),
    "company": Grant("member", partner=COMPANY),
}
MANY = 1_000


def fill_with_sample(url: str) -> None:
    """Put the sample market into the database of ``url``, with an account for each role."""
    parsed = parse_files([sample_file("market.json")])
    with unit_of_work(url) as work:
        for sort, profiles in parsed.profiles.items():
            work.repository(sort).put(profiles)
        add_sample_centres(work)
        work.commit()
    add_partnerships(url, CENTRE, NGO, COMPANY)
    _add_accounts(url, GRANTS)


def fill_with_nothing(url: str) -> None:
    """Centres with their brokers alone."""
    with unit_of_work(url) as work:
        add_sample_centres(work)
        work.commit()
    _add_accounts(url, OFFICE)


def fill_with_many(url: str) -> None:
    """A thousand synthetic partners of one centre, that everybody may see, with two needs or offers each."""
    register = synthetic_register(MANY, 2, np.random.default_rng(1))
    with unit_of_work(url) as work:
        add_sample_centres(work)
        of_centre = (
            replace(partner, centres=(CENTRE,), visibility="public") for partner in register.partners.values()
        )
        work.partners.put(of_centre)
        work.needs.put(replace(need, visibility="public") for need in register.needs.values())
        work.offers.put(replace(offer, visibility="public") for offer in register.offers.values())
        work.commit()
    _add_accounts(url, OFFICE)


@contextmanager
def site_over(fill: Callable[[str], None], folder: Path) -> Iterator[Served]:
    """The service over the database that ``fill`` makes in ``folder``; it answers at ``address``."""
    url = f"sqlite:///{folder / 'brobygger.sqlite'}"
    fill(url)
    with served(url, BROBYGGER_RATE_LIMIT="0", BROBYGGER_RATE_LIMIT_ANONYMOUS="0") as running:
        yield running


@contextmanager
def sample_site(folder: Path) -> Iterator[Served]:
    """The service over the sample market."""
    with site_over(fill_with_sample, folder) as running:
        yield running


def _add_accounts(url: str, grants: Mapping[str, Grant]) -> None:
    for who, grant in grants.items():
        add_account(url, f"{who}@example.org", grant)
