from __future__ import annotations

import logging
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from matching.errors import ModelUnavailable
from matching.protocols import Encoder, Floats, Progress
from models.static_encoder import StaticEncoder
from models.vector_cache import CachedEncoder
from tests.models.encoder_promises import EncoderPromises

TEXTS = ["lektiehjælp", "bogføring", "besøgsven"]


class Recorder:
    """The shipped encoder, and what it was asked."""

    def __init__(self, name: str = "recorder", dimension: int = 256) -> None:
        self.name, self._dimension = name, dimension
        self.asked: list[str] = []

    @property
    def dimension(self) -> int:
        self.asked.append("dimension")
        return self._dimension

    @property
    def similarity_bounds(self) -> tuple[float, float]:
        self.asked.append("similarity_bounds")
        return 0.1, 0.5

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        self.asked += texts
        return StaticEncoder().encode(texts)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "vectors.sqlite"


def execute(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(statement).fetchall()


class TestCachedEncoder(EncoderPromises):
    @pytest.fixture
    def encoder(self, path: Path) -> Encoder:
        return CachedEncoder(StaticEncoder(), path)


class TestFilledCachedEncoder(EncoderPromises):
    different = 1_000

    @pytest.fixture
    def encoder(self, path: Path) -> Encoder:
        CachedEncoder(StaticEncoder(), path).encode(["hjælp", "", "Lektiehjælp til børn i Herning"])
        return CachedEncoder(StaticEncoder(), path)


def test_vectors_are_those_of_the_encoder(path: Path) -> None:
    for _ in range(2):
        vectors = CachedEncoder(StaticEncoder(), path).encode(TEXTS)
        np.testing.assert_array_equal(vectors, StaticEncoder().encode(TEXTS))


def test_known_texts_are_not_encoded_again(path: Path) -> None:
    CachedEncoder(Recorder(), path).encode(TEXTS)
    recorder = Recorder()
    cached = CachedEncoder(recorder, path)
    cached.encode(TEXTS)
    assert (cached.dimension, cached.similarity_bounds) == (256, (0.1, 0.5))
    assert recorder.asked == []


def test_only_missing_texts_are_encoded_and_each_once(path: Path) -> None:
    CachedEncoder(Recorder(), path).encode(["bogføring"])
    recorder = Recorder()
    vectors = CachedEncoder(recorder, path).encode([*TEXTS, *TEXTS[::-1]])
    assert recorder.asked == ["lektiehjælp", "besøgsven"]
    np.testing.assert_array_equal(vectors[:3], vectors[:2:-1])


def test_vectors_of_another_encoder_are_not_used(path: Path) -> None:
    CachedEncoder(Recorder("one"), path).encode(TEXTS)
    recorder = Recorder("other")
    CachedEncoder(recorder, path).encode(["bogføring"])
    assert "bogføring" in recorder.asked


def test_file_holds_no_text(path: Path) -> None:
    CachedEncoder(StaticEncoder(), path).encode(["lektiehjælp"])
    assert b"lektie" not in b"".join(file.read_bytes() for file in path.parent.iterdir())


@pytest.mark.parametrize(
    "junk", [b"not a database at all, but long enough to be one" * 40, b"SQLite format 3\x00"]
)
def test_broken_file_is_put_aside_and_filled_again(path: Path, junk: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(junk)
    expected = StaticEncoder().encode(TEXTS)
    np.testing.assert_array_equal(CachedEncoder(StaticEncoder(), path).encode(TEXTS), expected)
    assert Path(f"{path}.broken").read_bytes() == junk
    recorder = Recorder(StaticEncoder().name)
    CachedEncoder(recorder, path).encode(TEXTS)
    assert recorder.asked == []


def test_file_damaged_in_the_middle_is_filled_again(path: Path) -> None:
    texts = [f"behov {number}" for number in range(200)]
    CachedEncoder(StaticEncoder(), path).encode(texts)
    content = bytearray(path.read_bytes())
    content[8_192:-8_192] = b"\xff" * len(content[8_192:-8_192])
    path.write_bytes(content)
    expected = StaticEncoder().encode(texts)
    for _ in range(2):
        np.testing.assert_array_equal(CachedEncoder(StaticEncoder(), path).encode(texts), expected)


@pytest.mark.parametrize("damage", ["x'00112233'", "randomblob(1024)", "NULL", "'text'"])
def test_damaged_vector_is_ignored_and_replaced(path: Path, damage: str) -> None:
    CachedEncoder(Recorder(), path).encode(TEXTS)
    execute(path, f"UPDATE vectors SET vector = {damage}")
    for _ in range(2):
        vectors = CachedEncoder(Recorder(), path).encode(TEXTS)
        np.testing.assert_array_equal(vectors, StaticEncoder().encode(TEXTS))
    assert execute(path, "SELECT DISTINCT length(vector) FROM vectors") == [(1_024,)]


def test_encoder_that_gives_another_dimension_is_refused(path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"vectors of 256 numbers, but .* keeps vectors of 128"):
        CachedEncoder(Recorder(dimension=128), path).encode(TEXTS)


def test_folder_in_place_of_the_file_is_done_without(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        vectors = CachedEncoder(StaticEncoder(), tmp_path).encode(TEXTS)
    np.testing.assert_array_equal(vectors, StaticEncoder().encode(TEXTS))
    assert "is done without" in caplog.text


def test_processes_may_fill_one_file_at_once(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from models.vector_cache import CachedEncoder as C;"
        "from models.static_encoder import StaticEncoder as E;"
        "C(E(), Path(sys.argv[1])).encode([f'behov {n}' for n in range(3000)])"
    )
    line = [sys.executable, "-W", "error", "-c", code, str(path)]
    running = [subprocess.Popen(line, stderr=subprocess.PIPE) for _ in range(3)]
    assert [process.communicate()[1] for process in running] == [b""] * 3
    assert execute(path, "SELECT count(*) FROM vectors") == [(3_000,)]
    assert execute(path, "PRAGMA integrity_check") == [("ok",)]


def test_few_texts_of_a_quick_encoder_are_not_looked_up(path: Path) -> None:
    recorder = Recorder()
    cached = CachedEncoder(recorder, path, lambda: True)
    expected = StaticEncoder().encode(TEXTS)
    for _ in range(2):
        np.testing.assert_array_equal(cached.encode(TEXTS), expected)
    assert recorder.asked == [*TEXTS, *TEXTS]
    assert not path.exists()


def test_shipped_encoder_is_quick_once_it_is_loaded() -> None:
    encoder = StaticEncoder()
    assert not encoder.is_warm
    encoder.encode(["bogføring"])
    assert encoder.is_warm
