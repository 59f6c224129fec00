"""The words of the pages, found in the templates and in the code."""

from __future__ import annotations

from pathlib import Path

from babel.messages.extract import extract_from_dir

WEB = Path(__file__).parents[2] / "api/web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2.ext.babel_extract")]
OPTIONS = {"templates/**.html": {"trimmed": "true", "silent": "false"}}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "words": None}


def keys() -> dict[str, str]:
    """Each key, and the file it was found in; of what is counted the singular."""
    found = extract_from_dir(str(WEB), METHODS, OPTIONS, keywords=KEYWORDS)
    return {(key if isinstance(key, str) else key[0]): file for file, _, key, *_ in found}
