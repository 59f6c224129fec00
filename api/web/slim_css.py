"""A stylesheet without what only its authors need: comments, indentation and line breaks."""

from __future__ import annotations

import re

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
TOKEN = re.compile(r"""("[^"]*"|'[^']*')|\s*([{};])\s*|(\s+)""")
"""Text in quotes, which stays as it is; a sign that needs no space around it; space."""


def slim(css: str) -> str:
    """``css``, as the browser understands it and nothing more."""
    return TOKEN.sub(lambda found: found[1] or found[2] or " ", COMMENT.sub("", css)).strip()
