"""Records as they are written: the names and values of docs/format.md."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Body
from pydantic import BaseModel, Field, JsonValue

from matching.stored import Stored
from storage.records import Profile, record_of, sort_of

NEW = {"kind": "company", "name": "Lyngdrup Regnskab ApS", "places": ["Herning"], "visibility": "public"}

RecordAsked = Annotated[
    dict[str, JsonValue],
    Body(
        description="The values of a record under the names of docs/format.md. What is left out is unknown; "
        "without an `id` the service makes one.",
        examples=[NEW],
    ),
]
ChangesAsked = Annotated[
    dict[str, JsonValue],
    Body(
        description="The values that change, under the names of docs/format.md; `null` makes one unknown "
        "(JSON Merge Patch, RFC 7396).",
        examples=[{"mission": "Regnskab for små foreninger", "website": None}],
    ),
]


class RecordSheet(BaseModel):
    """A whole record, with contact details, for whoever may change it."""

    sort: Literal["partners", "needs", "offers", "volunteers"] = Field(description="The sort of record.")
    version: int = Field(description="Its version, which `If-Match` of a change has to name.")
    record: dict[str, Any] = Field(description="Its values under the names of docs/format.md.")

    @classmethod
    def of(cls, stored: Stored[Any]) -> RecordSheet:
        """The sheet of what is stored."""
        profile: Profile = stored.value
        return cls(sort=sort_of(profile), version=stored.version, record=record_of(profile))
