"""What was understood, said to the person who wrote the text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from matching.codes import code_list
from matching.labels import Labels
from matching.messages import Message, Worded, message
from matching.place import Place
from matching.statement import Need, Statement


def understood_as(statement: Statement, *, kind_known: bool, anything: bool) -> tuple[Message, ...]:
    """Sentences about what was read.

    Args:
        statement: the need or offer that was made of the text.
        kind_known: its resource kind was read.
        anything: something in the text was read at all.
    """
    if not anything:
        return (
            message(
                "No word of the text could be read as a resource, a place or a time; "
                "the text is compared as it is. Only Danish and English can be read."
            ),
        )
    opening = _opening(statement, kind_known)
    return (opening,) if kind_known else (opening, _kind_is_open(statement))


def _opening(statement: Statement, kind_known: bool) -> Message:
    what, details = _what(statement, kind_known), list(_details(statement))
    if details:
        return message("Understood as {what}: {details}.", what=what, details=details)
    return message("Understood as {what}.", what=what)


def _what(statement: Statement, kind_known: bool) -> Message:
    kind = Labels("resource_kinds", (statement.resource_kind,))
    if isinstance(statement, Need):
        return message("a need for {kind}", kind=kind) if kind_known else message("a need")
    return message("an offer of {kind}", kind=kind) if kind_known else message("an offer")


def _kind_is_open(statement: Statement) -> Message:
    if isinstance(statement, Need):
        return message("The text does not say plainly which resource is needed, so all kinds are compared.")
    return message("The text does not say plainly which resource is offered, so all kinds are compared.")


def _details(statement: Statement) -> Iterator[Worded | str]:
    yield from (_place(place) for place in statement.places)
    if statement.remote:
        yield Labels("remote_modes", (statement.remote,))
    if statement.quantity is not None and statement.unit:
        yield message(
            "{amount} {unit}", amount=_shown(statement.quantity), unit=Labels("units", (statement.unit,))
        )
    if statement.hours_per_month is not None:
        yield message("{hours} hours a month", hours=_shown(statement.hours_per_month))
    yield from _times(statement)
    for field, listed in (
        ("engagement_form", "engagement_forms"),
        ("collaboration_level", "collaboration_levels"),
    ):
        if getattr(statement, field):
            yield Labels(listed, (getattr(statement, field),))
    if statement.languages:
        yield message("language: {languages}", languages=Labels("languages", statement.languages))
    for list_name in ("purposes", "target_groups"):
        if getattr(statement, list_name):
            yield Labels(list_name, getattr(statement, list_name))


def _place(place: Place) -> Worded | str:
    if place.what == "region":
        return message("Region {name}", name=place.value)
    return place.value


def _times(statement: Statement) -> Iterator[Worded]:
    """A day of which all parts are meant stands alone."""
    parts = len(code_list("day_parts"))
    by_day: dict[str, list[str]] = {}
    for slot in statement.slots:
        by_day.setdefault(slot.weekday, []).append(slot.part)
    for weekday, told in by_day.items():
        day = Labels("weekdays", (weekday,))
        if len(told) == parts:
            yield day
        else:
            yield message("{weekday} {parts}", weekday=day, parts=Labels("day_parts", told))


def _shown(value: Decimal) -> Worded | str:
    """A number with a space at the thousands; its decimal sign is the catalogue's."""
    whole, _, fraction = f"{value.normalize():f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", "\N{NO-BREAK SPACE}")
    return message("{whole}.{fraction}", whole=grouped, fraction=fraction) if fraction else grouped
