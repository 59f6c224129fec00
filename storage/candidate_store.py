"""Writing the rows of candidates: only what has changed, and only new texts are encoded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Executable, Row, bindparam, delete, insert, select, text, update

from matching.candidate_rows import PERSON, CandidateRow
from matching.protocols import Floats
from storage.candidate_table import candidates, postings, state, stem_counts
from storage.value_forms import FORMS

Encode = Callable[[Sequence[str]], Floats]
Values = dict[str, Any]
KEPT = tuple(
    name for name in [column.name for column in candidates.c] if name not in {"key", "embedding", "mission"}
)
ADD = text(
    "INSERT INTO candidate_stem_counts (stem, found_in) SELECT * "
    "FROM unnest(CAST(:stems AS integer[]), CAST(:more AS integer[])) "
    "ON CONFLICT (stem) DO UPDATE SET found_in = candidate_stem_counts.found_in + excluded.found_in"
)
FORGET = text(
    "DELETE FROM candidate_stems USING candidates, unnest(candidates.stems) AS old (stem) "
    "WHERE candidates.key = ANY(CAST(:keys AS bigint[])) "
    "AND candidate_stems.stem = old.stem AND candidate_stems.key = candidates.key"
)
POST = text(
    "INSERT INTO candidate_stems (stem, key, times, length) "
    "SELECT stem, key, least(count(*), 32767), least(cardinality(stems), 32767) "
    "FROM candidates JOIN unnest(CAST(:sorts AS smallint[]), CAST(:ids AS text[])) AS new (sort, id) "
    "ON candidates.sort = new.sort AND candidates.id = new.id, unnest(stems) AS stem "
    "GROUP BY stem, key, stems"
)


@dataclass(frozen=True, slots=True)
class Fresh:
    """A row as it is to be, with the digests of its texts and the numbers of their stems."""

    row: CandidateRow
    digest: bytes
    mission_digest: bytes | None
    stems: list[int]

    def values(self) -> Values:
        """The values of its columns, apart from the vectors."""
        row, write = self.row, FORMS["competence"].write
        lists = {"competences": [*map(write, row.competences)], "excluded": [*row.excluded]}
        named = {name: getattr(row, name) for name in KEPT if hasattr(row, name)}
        return {
            **named,
            "centres": [*row.centres],
            "lists": {name: items for name, items in lists.items() if items} or None,
            "digest": self.digest,
            "mission_digest": self.mission_digest,
            "stems": self.stems,
        }


def put(connection: Connection, partners: Sequence[str], rows: Iterable[Fresh], encode: Encode) -> int:
    """Make ``rows`` all that stands of ``partners``; return how many texts were encoded."""
    there = select(candidates).where(candidates.c.partner.in_(partners))
    stored = {(old.sort, old.id): old for old in connection.execute(there)}
    added: list[Fresh] = []
    changed: list[tuple[Row[Any], Fresh]] = []
    counts = _Counts()
    for fresh in rows:
        old = stored.pop((fresh.row.sort, fresh.row.id), None)
        if old is None:
            added.append(fresh)
        elif any(getattr(old, name) != value for name, value in fresh.values().items()):
            changed.append((old, fresh))
            counts.count(old.sort, old.stems, -1)
        else:
            continue
        counts.count(fresh.row.sort, fresh.stems, 1)
    for old in stored.values():
        counts.count(old.sort, old.stems, -1)
    reworded = [(old.key, fresh) for old, fresh in changed if old.stems != fresh.stems]
    gone = [old.key for old in stored.values()]
    connection.execute(FORGET, {"keys": [*gone, *(key for key, _ in reworded)]})
    if gone:
        connection.execute(delete(candidates).where(candidates.c.key.in_(gone)))
    encoded = _write(connection, added, changed, encode)
    posted = [fresh.row for fresh in (*added, *(fresh for _, fresh in reworded))]
    connection.execute(POST, {"sorts": [row.sort for row in posted], "ids": [row.id for row in posted]})
    counts.keep(connection)
    return encoded


def forget_all(connection: Connection) -> None:
    """Empty the rows and the counts."""
    for table in (candidates, postings, stem_counts):
        connection.execute(delete(table))
    connection.execute(update(state).values(texts=0, words=0))


def _write(
    connection: Connection, added: list[Fresh], changed: list[tuple[Row[Any], Fresh]], encode: Encode
) -> int:
    retold = [(old.key, fresh) for old, fresh in changed if old.digest != fresh.digest]
    refounded = [(old.key, fresh) for old, fresh in changed if old.mission_digest != fresh.mission_digest]
    texts = [fresh.row.prose for fresh in (*added, *(fresh for _, fresh in retold))]
    texts += [
        fresh.row.mission for fresh in (*added, *(fresh for _, fresh in refounded)) if fresh.row.mission
    ]
    texts = [*dict.fromkeys(texts)]
    vectors = dict(zip(texts, encode(texts) if texts else (), strict=True))

    def vector(text: str) -> Any:
        found = vectors.get(text)
        return None if found is None or not found.any() else found

    _many(
        connection,
        insert(candidates),
        [
            {**new.values(), "embedding": vector(new.row.prose), "mission": vector(new.row.mission)}
            for new in added
        ],
    )
    by_key = update(candidates).where(candidates.c.key == bindparam("of_key"))
    _many(connection, by_key, [{"of_key": old.key, **fresh.values()} for old, fresh in changed])
    _many(connection, by_key, [{"of_key": key, "embedding": vector(new.row.prose)} for key, new in retold])
    _many(connection, by_key, [{"of_key": key, "mission": vector(new.row.mission)} for key, new in refounded])
    return len(texts)


def _many(connection: Connection, statement: Executable, values: list[Values]) -> None:
    if values:
        connection.execute(statement, values)


class _Counts:
    """How many more texts, words, and texts with each stem there are."""

    def __init__(self) -> None:
        self._texts = self._words = 0
        self._found_in: Counter[int] = Counter()

    def count(self, sort: int, stems: Sequence[int], times: int) -> None:
        """Volunteers are none of the market's texts."""
        if sort != PERSON:
            self._texts += times
            self._words += times * len(stems)
            for stem in set(stems):
                self._found_in[stem] += times

    def keep(self, connection: Connection) -> None:
        """Add them to what is there."""
        changed = sorted((stem, n) for stem, n in self._found_in.items() if n)
        if changed:
            stems, more = map(list, zip(*changed, strict=True))
            connection.execute(ADD, {"stems": stems, "more": more})
        together = {"texts": state.c.texts + self._texts, "words": state.c.words + self._words}
        connection.execute(update(state).values(together))
