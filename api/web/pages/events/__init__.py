"""Speed-dating evenings: from who comes to what came of it."""

from __future__ import annotations

from api.web.pages.events import (
    answers,
    frame,
    guests,
    links,
    live,
    outcomes,
    overview,
    papers,
    plan,
    questionnaire,
)

PAGES = (frame, overview, guests, links, answers, plan, papers, live, outcomes, questionnaire)
