"""All that is given to a training, as one corpus."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from training.encoder.corpus import Corpus, Pair, joined
from training.encoder.pair_files import read_english, read_pair_file, source_name
from training.encoder.shared_sources import shared_corpus
from training.held_out import place

OWN = Path(__file__).parents[1] / "data"
OWN_FILES = {"glossary": OWN / "glossary_da_en.tsv", "profiles": OWN / "profile_sentences_da_en.tsv"}
HELD_OUT = 0.02


def gathered(
    pairs: Sequence[Path],
    texts: Sequence[Path] = (),
    shared: Path | None = None,
    without: Sequence[Path] = (),
) -> Corpus:
    """The corpus of files of pairs, English texts, and the folder of shared data, with our own glossary.

    Of the files of pairs, one in fifty is held out, told by its English text, so that a text is on one
    side only. A pair that shares a text with the files ``without`` is left out altogether.

    Raises:
        InvalidFile: a file cannot be used, or there are too few pairs.
    """
    banned = {plain(text) for path in without for pair in _pairs(path) for text in pair}
    parts = [_split(read_pair_file(path), banned) for path in pairs]
    parts += [Corpus({source_name(path): _allowed(read_english(path), banned)}) for path in texts]
    own = {name: _allowed(_pairs(path), banned) for name, path in OWN_FILES.items()}
    return joined([*parts, *([shared_corpus(shared)] if shared else []), Corpus(own)])


def plain(text: str) -> str:
    """Letters and digits alone, so that a text is known again whatever its signs.

    >>> plain(" Hej,  Verden! ")
    'hej verden'
    """
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


def _pairs(path: Path) -> Iterable[Pair]:
    return (pair for pairs in read_pair_file(path).values() for pair in pairs)


def _split(sources: dict[str, list[Pair]], banned: Collection[str]) -> Corpus:
    allowed = {name: _allowed(pairs, banned) for name, pairs in sources.items()}
    return Corpus(
        translations={
            name: [pair for pair in own if not _is_held_out(pair)] for name, own in allowed.items()
        },
        held_out={name: [pair for pair in own if _is_held_out(pair)] for name, own in allowed.items()},
    )


def _allowed(pairs: Iterable[Pair], banned: Collection[str]) -> list[Pair]:
    return [pair for pair in pairs if not (banned and any(plain(text) in banned for text in pair if text))]


def _is_held_out(pair: Pair) -> bool:
    return place(plain(pair[1]), "parallel") < HELD_OUT
