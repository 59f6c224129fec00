"""What would become of an uploaded file: which rows are new, which change what, and which are refused."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from matching.errors import InvalidProfile, InvalidStep, Problem
from matching.importing.rights import why_not
from matching.importing.upload import Sort, Taken, Trouble, Upload, UploadRow, UploadTable
from matching.introductions.reserved import held, keeping
from matching.messages import Message, message
from matching.partner import Partner
from matching.rights.actor import Actor
from matching.statement import Statement
from storage.cells import record_value
from storage.intake import Intake
from storage.mapped_table import MappedTable
from storage.market_columns import COLUMNS, SORTS
from storage.plain_table import PlainTable, Record
from storage.records import Profile, record_of
from storage.rows import Row, Table
from storage.unit_of_work import UnitOfWork
from storage.upload_mapping import mapping_of

Key = tuple[str, int]
"""Sheet and row."""
PARTNER_REFUSED = message(
    "The partner that the row belongs to stands in a refused row; correct that one first, or leave both out."
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row that can be taken; ``changes`` are the values that become others: field, before, after."""

    sort: Sort
    profile: Profile
    changes: tuple[tuple[str, Any, Any], ...] = ()

    @property
    def name(self) -> str:
        """What people know it by."""
        if isinstance(self.profile, Partner):
            return self.profile.name
        if isinstance(self.profile, Statement):
            return self.profile.title or self.profile.text or self.profile.id
        return self.profile.alias


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that cannot be taken, what is wrong with it, and what stands in it by our fields."""

    sheet: str
    number: int
    sort: Sort
    name: str
    problems: tuple[Problem, ...]
    record: Mapping[str, Any]


@dataclass(slots=True)
class Plan:
    """All rows of an upload."""

    new: list[Line] = field(default_factory=list)
    changed: list[Line] = field(default_factory=list)
    unchanged: list[Line] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)

    def counts(self) -> Iterator[Taken]:
        """How many of each sort."""
        for sort in SORTS:
            kinds = (self.new, self.changed, self.unchanged, self.refused)
            counted = [sum(one.sort == sort for one in kind) for kind in kinds]
            if any(counted):
                yield Taken(
                    sort=sort, added=counted[0], changed=counted[1], unchanged=counted[2], refused=counted[3]
                )

    @property
    def digest(self) -> str:
        """Says whether another plan would do the same."""
        does = [(line.sort, line.profile.id, repr(line.changes)) for line in (*self.new, *self.changed)]
        return hashlib.sha256(repr(does).encode()).hexdigest()[:32]


@dataclass(slots=True)
class _Read:
    """A row with the record that it makes."""

    table: UploadTable
    row: UploadRow
    sort: Sort
    record: Record
    problems: list[Problem]
    said: frozenset[str]
    """The fields that the file has a column for."""

    @property
    def id(self) -> str:
        return str(self.record.get("id") or "").strip()

    @property
    def key(self) -> Key:
        return self.table.sheet, self.row.number


def plan_of(work: UnitOfWork, actor: Actor, upload: Upload) -> Plan:
    """What taking ``upload`` would do now.

    Of a record that is there already only the values change that the file has a column for.

    Raises:
        InvalidFile: the mapping does not go with the file.
    """
    rows = [one for table in upload.tables for one in _records(upload, table)]
    stored = _stored(work, rows)
    intake = Intake(work.partners.ids())
    for one in rows:
        _complete(one, stored.get((one.sort, one.id)), upload.centre)
        intake.take(one.sort, Row(one.table.sheet, one.sort, one.row.number, {}), one.record, one.problems)
    parsed = intake.done()
    wrong: dict[Key, list[Problem]] = {}
    for refused in parsed.refused:
        problem = Problem(refused.column, refused.value, refused.sentence)
        wrong.setdefault((refused.file, refused.row), []).append(problem)
    good = {(one.sort, one.id): one for one in rows if one.key not in wrong}
    plan = Plan()
    rights, reserved = (
        _Rights(work, actor),
        held(one.value for one in work.introductions.find(state="accepted")),
    )
    for sort in SORTS:
        for profile in parsed.profiles[sort]:
            before = stored.get((sort, profile.id))
            if sentence := rights.why_not(profile, before):
                wrong[good[sort, profile.id].key] = [Problem("", "", sentence)]
                continue
            new = keeping(profile, reserved) if isinstance(profile, Statement) else profile
            _place(plan, sort, new, before)
    plan.refused = [_refused(one, wrong[one.key]) for one in rows if one.key in wrong]
    return plan


def take(work: UnitOfWork, actor: Actor, upload: Upload, digest: str) -> Upload:
    """Take what can be taken of ``upload``; what is refused is left out. ``digest`` is that of the plan that
    was looked at.

    Raises:
        InvalidStep: by now it would do something else.
    """
    plan = plan_of(work, actor, upload)
    if plan.digest != digest:
        raise InvalidStep(
            message(
                "Somebody has changed the same records since you looked; look through it again, "
                "and import then."
            )
        )
    for sort in SORTS:
        work.repository(sort).put([one.profile for one in (*plan.new, *plan.changed) if one.sort == sort])
    work.audit.note(actor.user or "", "import_file", "upload", upload.id, upload.centre)
    return replace(upload, tables=(), mapping="", taken=tuple(plan.counts()))


@dataclass
class _Rights:
    """Asks of each row whether the actor may take it; partners come before what belongs to them."""

    work: UnitOfWork
    actor: Actor
    owners: dict[str, Partner | None] = field(default_factory=dict)
    new: dict[str, Partner] = field(default_factory=dict)

    def why_not(self, profile: Profile, before: Profile | None) -> Message | None:
        if isinstance(profile, Partner):
            self.owners[profile.id] = before if isinstance(before, Partner) else None
            sentence = why_not(self.actor, profile, self.owners[profile.id])
            if sentence is None:
                self.new[profile.id] = profile
            return sentence
        ids = [profile.partner, *([before.partner] if before and not isinstance(before, Partner) else [])]
        return next(filter(None, (self._of_owner(id) for id in ids)), None)

    def _of_owner(self, id: str) -> Message | None:
        if id not in self.owners:
            self.owners[id] = next(iter(self.work.partners.of_partners([id])), None)
        stored = self.owners[id]
        owner = self.new.get(id, stored)
        return PARTNER_REFUSED if owner is None else why_not(self.actor, owner, stored)


def _records(upload: Upload, table: UploadTable) -> list[_Read]:
    mapping = mapping_of(upload.mapping) if upload.mapping else None
    sort = mapping.sort if mapping else table.sort
    source = Table(upload.file, sort, table.names, iter(()))
    made = MappedTable(source, mapping) if mapping else PlainTable(source)
    said = {*mapping.sources, *mapping.constants} if mapping else {name.casefold() for name in table.names}
    return [_read(table, row, made, frozenset(said)) for row in table.rows]


def _read(table: UploadTable, row: UploadRow, made: MappedTable | PlainTable, said: frozenset[str]) -> _Read:
    surplus = dict(enumerate(row.texts[len(table.names) :], len(table.names) + 1))
    record, problems = made.record(
        Row(
            table.sheet,
            made.sort,
            row.number,
            {**table.values(row)},
            0.0,
            {k: v for k, v in surplus.items() if v},
        )
    )
    problems += [_trouble(one, table.values(row).get(one.column, ""), made.sort) for one in row.troubles]
    columns = {column.name: column for column in COLUMNS[made.sort]}
    for one in row.corrections:
        problems = [problem for problem in problems if problem.field != one.field]
        try:
            record[one.field] = record_value(columns[one.field], one.text)
        except InvalidProfile as error:
            problems += error.problems
    return _Read(table, row, made.sort, record, problems, said | {one.field for one in row.corrections})


def _trouble(one: Trouble, value: str, sort: Sort) -> Problem:
    values = {"field": one.column, "value": value, "sort": sort}
    return Problem(one.column, value, Message(one.sentence, values))


def _stored(work: UnitOfWork, rows: list[_Read]) -> dict[tuple[Sort, str], Profile]:
    found: dict[tuple[Sort, str], Profile] = {}
    for sort in SORTS:
        ids = {one.id for one in rows if one.sort == sort and one.id}
        found |= {(sort, one.value.id): one.value for one in work.repository(sort).stored_all(ids)}
    return found


def _complete(one: _Read, stored: Profile | None, centre: str | None) -> None:
    """What the file has no column for stays as it is; a new partner gets the centre."""
    if stored is not None:
        kept = {name: value for name, value in record_of(stored).items() if name not in one.said}
        one.record = kept | one.record
    if one.sort == "partners" and centre and not one.record.get("centres"):
        before = [*stored.centres] if isinstance(stored, Partner) else []
        one.record["centres"] = before or [centre]


def _place(plan: Plan, sort: Sort, new: Profile, before: Profile | None) -> None:
    if before is None:
        plan.new.append(Line(sort, new))
        return
    old, now = record_of(before), record_of(new)
    names = [column.name for column in COLUMNS[sort] if old.get(column.name) != now.get(column.name)]
    line = Line(sort, new, tuple((name, old.get(name), now.get(name)) for name in names))
    (plan.changed if names else plan.unchanged).append(line)


def _refused(one: _Read, problems: list[Problem]) -> RefusedRow:
    name = one.record.get("name") or one.record.get("title") or one.record.get("alias") or one.id
    return RefusedRow(*one.key, one.sort, str(name or ""), tuple(problems), one.record)
