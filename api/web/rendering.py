"""A page from its template."""

from __future__ import annotations

from functools import cache
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from api.language import language_of
from api.web.assets import assets
from api.web.formats import FILTERS
from api.web.navigation import places_for
from api.web.next_page import this_page
from api.web.notices import forget_notice, notice_of
from api.web.visitor import visitor_of
from api.web.words import counted, in_language
from matching.codes import code_list

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "form-action 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    # With "no-referrer" a browser would not say that a form was sent from here (Origin: null).
    "Referrer-Policy": "same-origin",
}


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The page of ``template``, which is given ``values`` beside what each page has."""
    language, notice = language_of(request), notice_of(request)
    page = environment().get_template(template)
    content = page.render(
        language=language,
        visitor=(visitor := visitor_of(request)),
        places=places_for(visitor),
        here=request.url.path,
        this_page=this_page(request),
        notice=notice,
        **values,
    )
    response = HTMLResponse(content, status, HEADERS | {"Content-Language": language})
    if renewed := getattr(request.state, "renewed", None):
        response.raw_headers.extend(one for one in renewed.raw if one[0] == b"set-cookie")
    if notice is not None:
        forget_notice(request, response)
    return response


@cache
def environment() -> Environment:
    """Where the templates are; what is undefined is an error, and every value is escaped."""
    made = Environment(
        loader=PackageLoader("api.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.filters.update(FILTERS)
    made.globals |= {"asset": _asset_path, "codes_of": code_list}
    return made


@pass_context
def _gettext(context: Context, text: str) -> str:
    return in_language(text, context["language"])


@pass_context
def _ngettext(context: Context, one: str, many: str, n: int) -> str:
    return counted(one, many, n, context["language"])


def _asset_path(name: str) -> str:
    return assets()[name].path
