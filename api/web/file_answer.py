"""A file that a page hands out: PDF, Word, CSV."""

from __future__ import annotations

import re

from fastapi import Response

from matching.messages import Language


def file_answer(content: bytes, media_type: str, name: str, language: Language) -> Response:
    """The file, to be saved under ``name``; signs that a file name could not have are left out of it."""
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", name)
    headers = {
        "Content-Disposition": f'attachment; filename="{safe}"',
        "Content-Language": language,
        "Cache-Control": "private, no-store",
    }
    return Response(content, headers=headers, media_type=media_type)
