"""The network: a small BERT encoder with heads for tags, tree, lemmas, entities and mentions.

Encoder: six layers, 384 wide, started from MiniLM (Wang et al., 2020), with an
added embedding of letter case since its vocabulary is lower-case. Parser: deep
biaffine attention (Dozat & Manning, 2017). Mentions: each is its head word's
vector, scored against earlier ones (after Lee et al., 2017, without spans).
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from quizgen.language.case_shape import SHAPES
from quizgen.language.links import FEATURES, LINK_SIZE

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
ARC, LABEL = 384, 128
MIXED_LAYERS = 4
MASKED = -1e4


class Layer(nn.Module):
    """One post-norm transformer layer as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.output = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = hidden.shape
        parts = self.query_key_value(hidden).view(batch, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        scores = query @ key.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + mask
        attention = self.dropout(scores.softmax(-1)) @ value
        merged = attention.transpose(1, 2).reshape(batch, length, WIDTH)
        hidden = self.norm1(hidden + self.dropout(self.output(merged)))
        inner = self.outer(functional.gelu(self.inner(hidden)))
        return self.norm2(hidden + self.dropout(inner))


class Encoder(nn.Module):
    """Word-piece ids and case shapes [batch, pieces] -> the last layers' states."""

    def __init__(self, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> list[Tensor]:
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.words(ids) + self.positions(places)[None] + self.shapes(shapes)
        hidden = self.dropout(self.norm(hidden))
        additive = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * MASKED
        states = []
        for layer in self.layers:
            hidden = layer(hidden, additive)
            states.append(hidden)
        return states

    def load_minilm(self, path: Path) -> None:
        """Copy the weights of a published BERT checkpoint (safetensors) of this shape."""
        from safetensors.torch import load_file

        weights = load_file(path)

        def copy(module: nn.Module, name: str) -> None:
            with torch.no_grad():
                module.weight.copy_(weights[name + ".weight"])
                if getattr(module, "bias", None) is not None:
                    module.bias.copy_(weights[name + ".bias"])

        copy(self.words, "embeddings.word_embeddings")
        copy(self.positions, "embeddings.position_embeddings")
        copy(self.norm, "embeddings.LayerNorm")
        with torch.no_grad():
            self.positions.weight += weights["embeddings.token_type_embeddings.weight"][0]
        for number, layer in enumerate(self.layers):
            prefix = f"encoder.layer.{number}."
            attention = prefix + "attention."
            with torch.no_grad():
                for part in ("weight", "bias"):
                    joined = torch.cat(
                        [weights[f"{attention}self.{n}.{part}"] for n in ("query", "key", "value")]
                    )
                    getattr(layer.query_key_value, part).copy_(joined)
            copy(layer.output, attention + "output.dense")
            copy(layer.norm1, attention + "output.LayerNorm")
            copy(layer.inner, prefix + "intermediate.dense")
            copy(layer.outer, prefix + "output.dense")
            copy(layer.norm2, prefix + "output.LayerNorm")


class Words(nn.Module):
    """Pieces -> one vector a word: first and last piece of a learned mix of layers."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.mix = nn.Parameter(torch.zeros(MIXED_LAYERS))
        self.join = nn.Linear(2 * WIDTH, WIDTH)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: list[Tensor], first: Tensor, last: Tensor) -> Tensor:
        weights = self.mix.softmax(0)
        mixed = torch.stack(states[-MIXED_LAYERS:]).float()
        mixed = (mixed * weights[:, None, None, None]).sum(0)
        width = mixed.shape[-1]
        start = mixed.gather(1, first[:, :, None].expand(-1, -1, width))
        end = mixed.gather(1, last[:, :, None].expand(-1, -1, width))
        return self.dropout(functional.gelu(self.join(torch.cat([start, end], -1))))


class Linker(nn.Module):
    """Scores of (mention, earlier mention) pairs from their vectors and features."""

    def __init__(self, hidden: int = 128) -> None:
        super().__init__()
        self.later = nn.Linear(LINK_SIZE, hidden, bias=False)
        self.earlier = nn.Linear(LINK_SIZE, hidden, bias=False)
        self.product = nn.Linear(LINK_SIZE, hidden)
        self.features = nn.Linear(FEATURES, hidden, bias=False)
        self.score = nn.Linear(hidden, 1)
        self.new = nn.Linear(LINK_SIZE, 1)

    def forward(self, later: Tensor, earlier: Tensor, features: Tensor) -> Tensor:
        """Vectors [pairs, LINK_SIZE] each and features [pairs, FEATURES] -> scores [pairs]."""
        hidden = self.later(later) + self.earlier(earlier)
        hidden = hidden + self.product(later * earlier) + self.features(features)
        return self.score(functional.gelu(hidden)).squeeze(-1)


class Network(nn.Module):
    """The whole model; ``forward`` is what is exported, the losses use its outputs."""

    def __init__(self, vocabulary: int, tags: int, labels: int, entities: int, scripts: int):
        super().__init__()
        self.encoder = Encoder(vocabulary)
        self.words = Words(0.25)
        self.tag = nn.Linear(WIDTH, tags)
        self.entity = nn.Linear(WIDTH, entities)
        self.script = nn.Linear(WIDTH, scripts)
        self.arc_dependent = nn.Sequential(nn.Linear(WIDTH, ARC), nn.GELU(), nn.Dropout(0.33))
        self.arc_head = nn.Sequential(nn.Linear(WIDTH, ARC), nn.GELU(), nn.Dropout(0.33))
        self.arc_bilinear = nn.Linear(ARC, ARC, bias=False)
        self.arc_prior = nn.Linear(ARC, 1)
        self.label_dependent = nn.Sequential(nn.Linear(WIDTH, LABEL), nn.GELU(), nn.Dropout(0.33))
        self.label_head = nn.Sequential(nn.Linear(WIDTH, LABEL), nn.GELU(), nn.Dropout(0.33))
        self.label_bilinear = nn.Parameter(torch.zeros(LABEL + 1, labels, LABEL + 1))
        self.link = nn.Sequential(nn.Linear(WIDTH, LINK_SIZE), nn.Dropout(0.33))
        self.linker = Linker()
        nn.init.xavier_uniform_(self.arc_bilinear.weight, 0.1)
        nn.init.normal_(self.label_bilinear, std=0.01)

    def forward(
        self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, ...]:
        """Return tag, entity and lemma scores, arc scores [batch, words, 1 + words], vectors.

        Column 0 of the arcs is the root. The label vectors are scored by
        ``label_scores`` for chosen arcs only.
        """
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            states = self.encoder(ids, shapes, mask)
        words = self.words(states, first, last)
        root = self.words.root.expand(words.shape[0], 1, WIDTH)
        rooted = torch.cat([root, words], 1)
        heads = self.arc_head(rooted)
        arcs = self.arc_bilinear(self.arc_dependent(words)) @ heads.transpose(1, 2)
        arcs = arcs / ARC**0.5 + self.arc_prior(heads).transpose(1, 2)
        return (
            self.tag(words),
            self.entity(words),
            self.script(words),
            arcs,
            self.label_dependent(words),
            self.label_head(rooted),
            self.link(words),
        )

    def label_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Vectors [arcs, LABEL] of dependents and their heads -> scores [arcs, labels]."""
        ones = dependents.new_ones(dependents.shape[0], 1)
        left = torch.cat([dependents, ones], 1)
        right = torch.cat([heads, ones], 1)
        width = LABEL + 1
        partial = (left @ self.label_bilinear.reshape(width, -1)).view(len(left), -1, width)
        return (partial @ right[:, :, None]).squeeze(-1)
