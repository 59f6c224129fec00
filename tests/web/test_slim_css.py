"""Stylesheets say the same without comments and line breaks."""

from __future__ import annotations

import pytest

from api.web.assets import assets
from api.web.slim_css import slim


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/* Why. */\n.a,\n.b > .c {\n  color: red;\n}\n", ".a, .b > .c{color: red;}"),
        ('.a::before {\n  content: "  ;  {";\n}', '.a::before{content: "  ;  {";}'),
        (
            "@media (max-width: 40rem) {\n  .a { width: calc(1px + 2px); }\n}",
            "@media (max-width: 40rem){.a{width: calc(1px + 2px);}}",
        ),
        (":root {\n  --a: url(\"data:x,'  '\");\n}", ":root{--a: url(\"data:x,'  '\");}"),
    ],
)
def test_what_a_browser_reads_is_kept(given: str, kept: str) -> None:
    assert slim(given) == kept


def test_stylesheet_is_served_slim_and_whole() -> None:
    css = assets()["site.css"].content.decode()
    assert "/*" not in css
    assert "\n" not in css
    assert css.count("{") == css.count("}") > 100
    assert "--paper: #faf6ee" in css
