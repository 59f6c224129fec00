"""What the encoder is to say of an English text: the teacher's vector, centred and shortened."""

from __future__ import annotations

import numpy as np

from matching.errors import ModelUnavailable
from matching.messages import message
from matching.protocols import Floats, Rows


def targets(vectors: Floats, sample: Rows, dimension: int, teacher: str) -> Floats:
    """``vectors`` (n, t) without their mean, on their ``dimension`` main axes, at unit length: (n, d).

    Mean and axes are those of the rows in ``sample``, which is balanced over the sources. The axes stand
    in the order of their variance, so that the first ones alone say most (PCA; Matryoshka asks for it).

    Raises:
        ModelUnavailable: the teacher's vectors are shorter than ``dimension``.
    """
    if vectors.shape[1] < dimension:
        raise ModelUnavailable(
            message(
                "The teacher '{teacher}' gives vectors of {given} numbers, so no encoder of {dimension} can "
                "learn from it; ask for at most {given}.",
                teacher=teacher,
                given=vectors.shape[1],
                dimension=dimension,
            )
        )
    chosen = vectors[sample].astype(np.float64)
    mean = chosen.mean(axis=0)
    _, axes = np.linalg.eigh(np.cov(chosen - mean, rowvar=False))
    shortened = (vectors - mean.astype(np.float32)) @ axes[:, ::-1][:, :dimension].astype(np.float32)
    lengths = np.linalg.norm(shortened, axis=1, keepdims=True)
    found: Floats = np.divide(shortened, lengths, out=np.zeros_like(shortened), where=lengths > 0)
    return found
