"""Writing of the trained network as the files that the package ships."""

from __future__ import annotations

import json
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from quizgen.language.links import FEATURES, LINK_SIZE
from quizgen.language.training.corpus import Inventory
from quizgen.language.training.network import LABEL, Network
from quizgen.language.training.quantise import quantise_encoder, quantise_labels

if TYPE_CHECKING:
    from tokenizers import Tokenizer


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


class Labels(nn.Module):
    """The scorer of arc labels alone, its table laid out as one matrix."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        table = network.label_bilinear.detach()
        self.width = table.shape[0]
        self.table = nn.Parameter(table.reshape(self.width, -1))

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Vectors [arcs, d] of dependents and of heads -> scores [arcs, labels]."""
        ones = dependents.new_ones(dependents.shape[0], 1)
        left = torch.cat([dependents, ones], 1) @ self.table
        right = torch.cat([heads, ones], 1)[:, :, None]
        return (left.view(-1, self.table.shape[1] // self.width, self.width) @ right).squeeze(-1)


class Links(nn.Module):
    """The mention linker alone, with pairs given by mention numbers."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.linker = network.linker

    def forward(
        self, vectors: Tensor, features: Tensor, later: Tensor, earlier: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return the scores [pairs] of links and [mentions] of having no antecedent."""
        pairs = self.linker(vectors[later], vectors[earlier], features)
        return pairs, self.linker.new(vectors).squeeze(-1)


def write_model(network: Network, inventory: Inventory, tokenizer: Tokenizer, output: Path) -> None:
    """Write the encoder, the label scorer, the linker, the class names and the tokenizer."""
    output.mkdir(parents=True, exist_ok=True)
    network.eval()
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        _write_encoder(network, exact)
        quantise_encoder(exact, output / "model.onnx")
        _write_labels(network, exact)
        quantise_labels(exact, output / "labels.onnx")
    _write_linker(network, output / "linker.onnx")
    names = {
        "tags": inventory.tags,
        "labels": inventory.labels,
        "entities": inventory.entities,
        "scripts": inventory.scripts,
    }
    text = json.dumps(names, ensure_ascii=False, indent=0)
    (output / "inventory.json").write_text(text + "\n", encoding="utf-8")
    tokenizer.save(str(output / "tokenizer.json"), pretty=False)


def _write_encoder(network: Network, path: Path) -> None:
    batch, pieces, words = (torch.export.Dim(name) for name in ("batch", "pieces", "words"))
    of_pieces, of_words = {0: batch, 1: pieces}, {0: batch, 1: words}
    numbers = torch.arange(3 * 17).view(3, 17)
    places = numbers[:, :11] % 17
    _export(
        Decided(network),
        (numbers, numbers % 7, torch.ones_like(numbers), places, places.clone()),
        (of_pieces, of_pieces, of_pieces, of_words, of_words),
        ("ids", "shapes", "mask", "first", "last"),
        ("tags", "entities", "scripts", "arcs", "dependents", "heads", "links"),
        path,
    )


def _write_labels(network: Network, path: Path) -> None:
    of_arcs = {0: torch.export.Dim("arcs")}
    vectors = torch.zeros(7, LABEL)
    names = ("dependents", "heads")
    _export(
        Labels(network), (vectors, vectors.clone()), (of_arcs, of_arcs), names, ("scores",), path
    )


def _write_linker(network: Network, path: Path) -> None:
    of_mentions, of_pairs = {0: torch.export.Dim("mentions")}, {0: torch.export.Dim("pairs")}
    numbers = torch.arange(7)
    _export(
        Links(network),
        (torch.zeros(9, LINK_SIZE), torch.zeros(7, FEATURES), numbers, numbers.clone()),
        (of_mentions, of_pairs, of_pairs, of_pairs),
        ("vectors", "features", "later", "earlier"),
        ("scores", "new"),
        path,
    )


def _export(
    module: nn.Module,
    sample: tuple[Tensor, ...],
    free: tuple[dict[int, torch.export.Dim], ...],
    inputs: tuple[str, ...],
    outputs: tuple[str, ...],
    path: Path,
) -> None:
    """Write a module as ONNX in 32-bit floats; ``free`` names the sizes that may vary."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        program = torch.onnx.export(
            module.eval(),
            sample,
            dynamo=True,
            input_names=inputs,
            output_names=outputs,
            dynamic_shapes=free,
            opset_version=21,
            verbose=False,
        )
    assert program is not None
    program.save(str(path))
