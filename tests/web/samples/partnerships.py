"""Partnerships, agreements, evaluations, and the reports."""

from __future__ import annotations

from tests.web.partnership_world import AGREEMENT, EVALUATION, PATH
from tests.web.samples.sample import Sample

NEW, GIVEN, YEAR = "/partnerships/new", f"{PATH}/contributions", "/partners/ngo-1/year-report"
SAMPLES = {
    "GET /partnerships": Sample("/partnerships"),
    "GET /partnerships/new": Sample(NEW),
    "POST /partnerships/new": Sample(NEW, {"partners": ["ngo-1"], "centre": "herning"}),
    "GET /partnerships/{id}": Sample(PATH),
    "GET /partnerships/{id}/phase/{phase}": Sample(f"{PATH}/phase/evaluated"),
    "POST /partnerships/{id}/phase/{phase}": Sample(f"{PATH}/phase/agreement"),
    "GET /partnerships/{id}/level": Sample(f"{PATH}/level"),
    "POST /partnerships/{id}/level": Sample(f"{PATH}/level", {"level": "ad_hoc", "reason": "Mere."}),
    "GET /partnerships/{id}/notes": Sample(f"{PATH}/notes"),
    "POST /partnerships/{id}/notes": Sample(f"{PATH}/notes", {"text": " "}),
    "GET /partnerships/{id}/reviews": Sample(f"{PATH}/reviews"),
    "POST /partnerships/{id}/reviews": Sample(f"{PATH}/reviews", {"dates": "i morgen"}),
    "GET /partnerships/{id}/contacts": Sample(f"{PATH}/contacts"),
    "POST /partnerships/{id}/contacts": Sample(f"{PATH}/contacts", {"version": "99"}),
    "GET /partnerships/{id}/contributions": Sample(GIVEN),
    "POST /partnerships/{id}/contributions": Sample(GIVEN, {"hours": "mange"}),
    "POST /partnerships/{id}/contributions/{contribution}/confirm": Sample(f"{GIVEN}/given-1/confirm"),
    "GET /partnerships/{id}/contributions/{contribution}/dispute": Sample(f"{GIVEN}/given-1/dispute"),
    "POST /partnerships/{id}/contributions/{contribution}/dispute": Sample(f"{GIVEN}/given-1/dispute"),
    "GET /partnerships/{id}/guide": Sample(f"{PATH}/guide"),
    "POST /partnerships/{id}/evaluations": Sample(f"{PATH}/evaluations"),
    "GET /evaluations/{id}": Sample(EVALUATION),
    "POST /evaluations/{id}/ratings": Sample(f"{EVALUATION}/ratings", {"grade": "9"}),
    "POST /evaluations/{id}/realised": Sample(f"{EVALUATION}/realised", {"realised_0": "mange"}),
    "POST /partnerships/{id}/agreements": Sample(f"{PATH}/agreements"),
    "POST /agreements/{id}/next-version": Sample(f"{AGREEMENT}/next-version"),
    "GET /agreements/{id}": Sample(AGREEMENT),
    "GET /agreements/{id}.docx": Sample(f"{AGREEMENT}.docx"),
    "GET /agreements/{id}.pdf": Sample(f"{AGREEMENT}.pdf"),
    "GET /agreements/{id}/edit": Sample(f"{AGREEMENT}/edit"),
    "POST /agreements/{id}/edit": Sample(f"{AGREEMENT}/edit", {"purpose": "Lektier.", "version": "99"}),
    "POST /agreements/{id}/sign": Sample(f"{AGREEMENT}/sign", {"name": " "}),
    "GET /reports": Sample("/reports?centre=herning"),
    "GET /reports.csv": Sample("/reports.csv?centre=herning"),
    "GET /network": Sample("/network"),
    "GET /partners/{id}/year-report": Sample(YEAR),
    "GET /partners/{id}/year-report.pdf": Sample(f"{YEAR}.pdf"),
    "GET /partners/{id}/year-report.csv": Sample(f"{YEAR}.csv"),
}
