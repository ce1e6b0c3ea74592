"""Writing of the trained network as the files that the package ships."""

from __future__ import annotations

import json
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from quizgen.language.training.corpus import Inventory
from quizgen.language.training.network import Network
from quizgen.language.training.quantise import quantise

if TYPE_CHECKING:
    from tokenizers import Tokenizer

INPUTS = ("ids", "shapes", "mask", "first", "last")
OUTPUTS = ("tags", "entities", "scripts", "arcs", "dependents", "heads", "links")


class Decided(nn.Module):
    """The network with its class scores reduced to the best class of each word."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, ...]:
        """Return class numbers [batch, words], then arcs and vectors as the network has them."""
        tags, entities, scripts, *rest = self.network(ids, shapes, mask, first, last)
        return (tags.argmax(-1), entities.argmax(-1), scripts.argmax(-1), *rest)


def write_model(network: Network, inventory: Inventory, tokenizer: Tokenizer, output: Path) -> None:
    """Write ``model.onnx`` (int8), ``scorers.npz``, ``inventory.json`` and ``tokenizer.json``."""
    output.mkdir(parents=True, exist_ok=True)
    network.eval()
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        write_exact(network, exact)
        quantise(exact, output / "model.onnx")
    arrays = {
        name: value.numpy()
        for name, value in network.state_dict().items()
        if name.startswith("linker.")
    }
    arrays["label_bilinear"] = network.label_bilinear.detach().numpy().astype(np.float16)
    np.savez(output / "scorers.npz", **arrays)
    names = {
        "tags": inventory.tags,
        "labels": inventory.labels,
        "entities": inventory.entities,
        "scripts": inventory.scripts,
    }
    text = json.dumps(names, ensure_ascii=False, indent=0)
    (output / "inventory.json").write_text(text + "\n", encoding="utf-8")
    tokenizer.save(str(output / "tokenizer.json"), pretty=False)


def write_exact(network: Network, path: Path) -> None:
    """Write the network in 32-bit floats as ONNX with free batch, piece and word counts."""
    batch, pieces, words = (torch.export.Dim(name) for name in ("batch", "pieces", "words"))
    of_pieces, of_words = {0: batch, 1: pieces}, {0: batch, 1: words}
    numbers = torch.arange(3 * 17).view(3, 17)
    sample = (numbers, numbers % 7, torch.ones_like(numbers), numbers[:, :11] % 17)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        program = torch.onnx.export(
            Decided(network).eval(),
            (*sample, sample[-1]),
            dynamo=True,
            input_names=INPUTS,
            output_names=OUTPUTS,
            dynamic_shapes=(of_pieces, of_pieces, of_pieces, of_words, of_words),
            opset_version=21,
            verbose=False,
        )
    assert program is not None
    program.save(str(path))
