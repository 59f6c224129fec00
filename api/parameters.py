"""What can be asked: the names in the query string and in the body, and how they are understood.

Pydantic reads numbers and lists; what a value means, the domain decides, so that its sentences are the
same as those of the command line.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from api.filter_names import FilterNames, named_as_asked
from matching.checks import LONGEST_TEXT
from matching.errors import InvalidQuery
from matching.messages import Language, message
from matching.place import Place
from matching.recommend import MOST
from storage.value_forms import read_place


def _length(usual: int) -> Any:
    return Field(
        usual,
        description=f"Length of the list, 1 to {MOST}.",
        json_schema_extra={"minimum": 1, "maximum": MOST},
    )


class Asked(BaseModel):
    """Names that are not known are refused: a filter with a typing error must not be overlooked."""

    model_config = ConfigDict(extra="forbid")

    lang: Language | None = Field(
        None, description="Language of the sentences; else the header Accept-Language decides, else English."
    )


class WhyAsked(Asked, FilterNames):
    """How the list is narrowed in which the partner is looked for."""


class ListAsked(WhyAsked):
    """How long a list is to be, and what it is narrowed to."""

    n: int = _length(20)

    def length(self) -> int:
        """``n``.

        Raises:
            InvalidQuery: it is not between 1 and 500.
        """
        return checked_length(self.n)


class TeamsAsked(ListAsked):
    """The same for teams, of which fewer are shown."""

    n: int = _length(5)


class PageAsked(Asked):
    """Which part of a long list."""

    n: int = _length(100)
    after: str = Field("", description="Begin after this id; `next` of the page before.")


class MatchAsked(Asked):
    """A need in somebody's own words."""

    text: Annotated[
        str,
        Field(
            description=f"What is sought, in Danish or English; at most {LONGEST_TEXT} characters.",
            examples=["vi mangler en bogholder to timer om ugen i Herning"],
        ),
    ]
    place: str | None = Field(
        None, description="Where it is needed, when the text does not say; written as in the filters."
    )
    n: int = _length(20)
    filters: FilterNames = Field(
        default_factory=lambda: FilterNames.model_validate({}), description="What the list is narrowed to."
    )

    def where(self) -> Place | None:
        """The place that was asked for.

        Raises:
            InvalidProfile: it is none.
        """
        with named_as_asked():
            return read_place(self.place) if self.place else None


def checked_length(n: int) -> int:
    """``n``, the length of a list.

    Raises:
        InvalidQuery: it is not between 1 and 500.
    """
    if not 1 <= n <= MOST:
        raise InvalidQuery(message("A list of {n} is not possible; ask for 1 to {most}.", n=n, most=MOST))
    return n
