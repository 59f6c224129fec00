"""A training as it stands, on disk: numbers alone, nothing that is run when it is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from matching.errors import InvalidFile
from matching.messages import message
from training.encoder.piece_vectors import PieceVectors

if TYPE_CHECKING:
    from torch import Tensor
    from torch.optim import Adam

MOMENTS = ("exp_avg", "exp_avg_sq")
STEP = "step"


def save_checkpoint(path: Path, step: int, model: PieceVectors, optimizer: Adam) -> None:
    """Write ``path`` anew: the parameters after ``step`` steps and Adam's moments. The old file stays
    until the new one is complete."""
    from safetensors.torch import save_file

    unfinished = path.with_suffix(".part")
    tensors = {name: parameter.detach() for name, parameter in _parameters(model).items()}
    for name, parameter in _parameters(model).items():
        tensors |= {f"{name}.{moment}": optimizer.state[parameter][moment] for moment in MOMENTS}
    save_file(tensors, unfinished, metadata={STEP: str(step)})
    unfinished.replace(path)


def restore_checkpoint(path: Path, model: PieceVectors, optimizer: Adam) -> int:
    """Put ``model`` and ``optimizer`` where ``path`` says; how many steps were done, 0 without a file.

    Raises:
        InvalidFile: the file is damaged.
    """
    if not path.is_file():
        return 0
    try:
        tensors, step = _read(path)
        for name, parameter in _parameters(model).items():
            parameter.data.copy_(tensors[name])
            optimizer.state[parameter] = _state(tensors, name, step)
    except Exception as error:
        raise InvalidFile(
            message(
                "{file} cannot be read ({reason}); delete it, and the training starts from the beginning.",
                file=path,
                reason=type(error).__name__,
            )
        ) from error
    return step


def _parameters(model: PieceVectors) -> dict[str, Any]:
    return {"vectors": model.vectors, "weights": model.weights}


def _read(path: Path) -> tuple[dict[str, Tensor], int]:
    from safetensors import safe_open

    with safe_open(path, framework="pt") as file:
        return {name: file.get_tensor(name) for name in file.keys()}, int(file.metadata()[STEP])  # noqa: SIM118


def _state(tensors: dict[str, Tensor], name: str, step: int) -> dict[str, Tensor]:
    import torch

    return {moment: tensors[f"{name}.{moment}"] for moment in MOMENTS} | {STEP: torch.tensor(float(step))}
