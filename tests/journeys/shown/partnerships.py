"""Partnerships, agreements, evaluations, and the reports."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.browsing import COMPANY, NGO
from tests.journeys.partnership_market import (
    AGREEMENT,
    EVALUATION,
    PATH,
    SIGNED,
)
from tests.journeys.shown.page import Shown

SEND = "main form .actions button"


def _refused(page: Page) -> None:
    page.fill("#hours", "mange")
    page.click(SEND)
    page.wait_for_selector("#errors")


PAGES = (
    Shown("partnerships", "/partnerships", "broker"),
    Shown("partnerships-of-phase", "/partnerships?phase=running", "broker"),
    Shown("partnership", PATH, "broker"),
    Shown("partnership-new", f"/partnerships/new?partner={NGO}&partner={COMPANY}&q=en", "broker"),
    Shown("partnership-end", f"{PATH}/phase/ended", "broker"),
    Shown("partnership-note", f"{PATH}/notes", "broker"),
    Shown("network", "/network?phase=all", "broker"),
    Shown("report", "/reports", "broker"),
    Shown("partnerships-of-member", "/partnerships", "ngo"),
    Shown("partnership-of-member", PATH, "ngo"),
    Shown("partnership-contacts", f"{PATH}/contacts", "ngo"),
    Shown("partnership-given", f"{PATH}/contributions", "ngo", _refused),
    Shown("partnership-guide", f"{PATH}/guide", "ngo"),
    Shown("agreement", AGREEMENT, "ngo"),
    Shown("agreement-signed", SIGNED, "ngo"),
    Shown("agreement-edit", f"{AGREEMENT}/edit", "ngo"),
    Shown("evaluation", EVALUATION, "ngo"),
    Shown("evaluation-broker", EVALUATION, "broker"),
    Shown("year-report", f"/partners/{COMPANY}/year-report", "company"),
)
