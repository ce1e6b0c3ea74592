"""The two stages of training, and the loop that both run."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from quizgen.language.training.corpus import Batch, Example, batches, segments
from quizgen.language.training.losses import batch_losses
from quizgen.language.training.network import Network

Weights = dict[str, Tensor]

SEGMENT_PIECES = 700
# How much the last epochs' weights count in their average, the last one last.
AVERAGE = (0.2, 0.3, 0.5)


@dataclass(frozen=True)
class Stage:
    """One stage: ``rate`` is the encoder's learning rate (the heads' is five times it).

    ``batch`` is in word-pieces; ``link_weight`` multiplies the loss of the mention links.
    """

    name: str
    epochs: int
    rate: float
    link_weight: float
    batch: int
    seed: int


def fit(
    network: Network,
    documents: Sequence[list[Example]],
    stage: Stage,
    keep: Callable[[str, Weights], None] | None = None,
) -> list[Weights]:
    """Run a stage: AdamW, linear warm-up over a tenth of the steps, then linear decay.

    Returns the weights after each of the last epochs, at most as many as are
    averaged; ``keep`` is given each epoch's name and weights.
    """
    torch.manual_seed(stage.seed)
    source = random.Random(stage.seed)
    optimizer = _optimizer(network, stage.rate)
    steps = sum(1 for _ in _plan(documents, stage, source)) * stage.epochs
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm))),
    )
    last: deque[Weights] = deque(maxlen=len(AVERAGE))
    began = time.monotonic()
    for epoch in range(stage.epochs):
        network.train()
        sums: dict[str, float] = {}
        for count, batch in enumerate(_plan(documents, stage, source), 1):
            optimizer.zero_grad()
            losses = batch_losses(network, batch)
            if "link" in losses:
                losses["link"] = losses["link"] * stage.link_weight
            loss = torch.stack(list(losses.values())).sum()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            for name, value in losses.items():
                sums[name] = sums.get(name, 0.0) + value.item()
            if count % 50 == 0:
                shown = " ".join(f"{name}={value / count:.3f}" for name, value in sums.items())
                seconds = time.monotonic() - began
                print(f"{stage.name} epoch {epoch} step {count} {seconds:.0f}s {shown}", flush=True)
        last.append({name: value.clone() for name, value in network.state_dict().items()})
        if keep:
            keep(f"{stage.name}{epoch}", last[-1])
    return list(last)


def average(weights: Sequence[Weights]) -> Weights:
    """Return the average of the last epochs' weights, later ones counting more."""
    shares = AVERAGE[-len(weights) :]
    return {
        name: torch.stack(
            [own[name] * share for own, share in zip(weights, shares, strict=True)]
        ).sum(0)
        / sum(shares)
        for name in weights[0]
    }


def _plan(
    documents: Sequence[list[Example]], stage: Stage, source: random.Random
) -> Iterable[Batch]:
    return batches(segments(documents, SEGMENT_PIECES, source), stage.batch, source)


def _optimizer(network: Network, rate: float) -> torch.optim.Optimizer:
    encoder = list(network.encoder.parameters())
    own = {id(parameter) for parameter in encoder}
    heads = [parameter for parameter in network.parameters() if id(parameter) not in own]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": rate}, {"params": heads, "lr": 5 * rate}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
    )
