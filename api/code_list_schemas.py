"""Code lists at the door."""

from __future__ import annotations

from pydantic import BaseModel, Field


class CodeInList(BaseModel):
    """A code of a list."""

    code: str = Field(description="The code.")
    label: str = Field(description="What people read, in the reader's language.")


class CodeListSheet(BaseModel):
    """A code list."""

    name: str = Field(description="Its name.")
    codes: list[CodeInList] = Field(description="Its codes, in their order.")
