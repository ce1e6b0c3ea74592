"""The losses of the heads; all are means over words (or mentions) and are simply added."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from quizgen.language.training.corpus import IGNORED, Batch, Links
from quizgen.language.training.network import MASKED, Network


def batch_losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Run the network on a batch and return its losses by name."""
    tags, entities, scripts, arcs, dependents, heads, links = network(*batch.inputs)
    arcs = arcs.masked_fill(~batch.same_sentence, MASKED)
    losses = {
        "tag": _classes(tags, batch.tags),
        "entity": _classes(entities, batch.entities),
        "lemma": _classes(scripts, batch.scripts),
        "arc": _classes(arcs, batch.heads),
        "label": _labels(network, dependents, heads, batch),
    }
    if batch.links:
        total = torch.stack([_antecedents(network, links, part) for part in batch.links])
        count = sum(len(part.anaphors) for part in batch.links)
        losses["link"] = total.sum() / max(count, 1)
    return losses


def _classes(scores: Tensor, gold: Tensor) -> Tensor:
    if not bool((gold != IGNORED).any()):
        return scores.sum() * 0.0
    return functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORED)


def _labels(network: Network, dependents: Tensor, heads: Tensor, batch: Batch) -> Tensor:
    chosen = batch.labels != IGNORED
    rows, words = chosen.nonzero(as_tuple=True)
    scores = network.label_scores(dependents[rows, words], heads[rows, batch.heads[rows, words]])
    return functional.cross_entropy(scores, batch.labels[rows, words])


def _antecedents(network: Network, vectors: Tensor, links: Links) -> Tensor:
    """Return minus the log probability that each mention links into its chain, or to nothing."""
    mentions = vectors[links.places[:, 0], links.places[:, 1]]
    later, earlier = links.pairs[:, 0], links.pairs[:, 1]
    scores = network.linker(mentions[later], mentions[earlier], links.features)
    anaphors = torch.tensor(links.anaphors)
    new = network.linker.new(mentions[anaphors]).squeeze(-1)
    row = torch.full((len(mentions),), -1)
    row[anaphors] = torch.arange(len(anaphors))
    width = int(later.bincount(minlength=1).max()) if len(later) else 0
    table = scores.new_full((len(anaphors), width + 1), MASKED)
    truth = torch.zeros((len(anaphors), width + 1), dtype=torch.bool)
    column = later - earlier
    table[row[later], column] = scores
    truth[row[later], column] = links.gold
    table[:, 0] = new
    truth[:, 0] = ~truth[:, 1:].any(1)
    return (table.logsumexp(1) - table.masked_fill(~truth, MASKED).logsumexp(1)).sum()
