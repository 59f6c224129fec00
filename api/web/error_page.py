"""What went wrong, as a page for people."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from fastapi import Request, Response

from api.problems import Problem
from api.readers import is_for_a_person
from api.web.rendering import render
from api.web.words import Words, words

TITLES: Mapping[int, Words] = {
    400: words("That could not be read"),
    403: words("You may not do this"),
    404: words("There is nothing here"),
    405: words("That is not how this page is used"),
    413: words("That is too much at once"),
    421: words("This is not our address"),
    422: words("Something has to be corrected"),
    429: words("That was very often"),
    503: words("One moment, please"),
}
OTHER = words("Something went wrong")
SENTENCES: Mapping[int, Words] = {
    400: words(
        "What the browser has sent could not be read. Go back, load the page again and try once more."
    ),
    404: words(
        "The page may have been moved or deleted, or you may not see it. If you followed a link, tell "
        "whoever gave it to you."
    ),
    405: words("Go back to the page you came from and use its buttons."),
}
"""In the place of sentences that are for programs."""


def answered(request: Request, problem: Problem) -> Response:
    """``problem`` for whoever asks: a page for a person, a document for a program."""
    return error_page(request, problem) if is_for_a_person(request) else problem.response()


def error_page(request: Request, problem: Problem) -> Response:
    """The page about ``problem``; one that passes loads itself again."""
    sentence = SENTENCES.get(problem.status)
    response = render(
        request,
        "error.html",
        problem.status,
        title=problem.title if problem.status == HTTPStatus.CONFLICT else TITLES.get(problem.status, OTHER),
        sentence=sentence or problem.detail,
        errors=problem.errors,
    )
    for name in ("Retry-After", "Allow"):
        if name in problem.headers:
            response.headers[name] = problem.headers[name]
    if problem.status == HTTPStatus.SERVICE_UNAVAILABLE and request.method == "GET":
        response.headers["Refresh"] = problem.headers.get("Retry-After", "5")
    return response
