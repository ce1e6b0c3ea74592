"""Sentences as the encoder read them, and the trees that follow from one reading or two.

A sentence is read among its neighbours first. Where some word has no head that
is likely enough, it is read once more on its own, and the two readings are
averaged: that mends about one wrong arc in forty for half as much work again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quizgen.language.encoder import Classes, Encoder, Floats, Integers, Scorers, WindowScores
from quizgen.language.pieces import PieceSentence, Window, windows
from quizgen.language.tree import best_heads

WINDOW_PIECES = 128
SURE = 0.7


@dataclass(frozen=True)
class Reading:
    """What the encoder says of one sentence of ``n`` words, read in one window.

    Class numbers [n]; ``arcs`` [n, 1 + n]: log probabilities of each word's
    heads, column 0 the root; vectors of dependents [n, d], of heads [1 + n, d],
    and of mentions [n, k].
    """

    tags: Integers
    entities: Integers
    scripts: Integers
    arcs: NDArray[np.float64]
    dependents: Floats
    heads: Floats
    links: Floats
    alone: bool

    def is_sure(self) -> bool:
        """Tell whether every word has a likely head, or a second reading would bring no more."""
        return self.alone or bool(np.exp(self.arcs.max(1)).min() >= SURE)


@dataclass(frozen=True)
class Tree:
    """The heads (-1 the root), the labels, and the probabilities of a sentence's arcs."""

    heads: list[int]
    labels: list[str]
    certainties: list[float]


def read_sentences(encoder: Encoder, sentences: Sequence[PieceSentence]) -> list[Reading]:
    """Read consecutive sentences in windows, and return one reading each."""
    packed = [window for _, window in windows(sentences, WINDOW_PIECES)]
    found = zip(packed, encoder.run(packed), strict=True)
    return [reading for window, scores in found for reading in split_window(window, scores)]


def read_alone(encoder: Encoder, sentences: Sequence[PieceSentence]) -> list[Reading]:
    """Read each sentence in a window of its own."""
    packed = [windows([sentence], 0)[0][1] for sentence in sentences]
    found = zip(packed, encoder.run(packed), strict=True)
    return [reading for window, scores in found for reading in split_window(window, scores)]


def split_window(window: Window, scores: WindowScores) -> Iterator[Reading]:
    """Yield a window's sentences, with no arcs from one to another."""
    numbers = np.array(window.sentence)
    count = int(numbers[-1]) + 1
    for number in range(count):
        start, end = (int(place) for place in np.searchsorted(numbers, (number, number + 1)))
        columns = np.array([0, *range(start + 1, end + 1)])
        yield Reading(
            scores.tags[start:end],
            scores.entities[start:end],
            scores.scripts[start:end],
            log_probabilities(scores.arcs[start:end, columns]),
            scores.dependents[start:end],
            scores.heads[columns],
            scores.links[start:end],
            count == 1,
        )


def log_probabilities(scores: Floats) -> NDArray[np.float64]:
    """Return the log softmax over the heads of each word; no word heads itself."""
    table = scores.astype(np.float64)
    count = len(table)
    table[np.arange(count), np.arange(count) + 1] = -np.inf
    table -= table.max(1, keepdims=True)
    return np.asarray(table - np.log(np.exp(table).sum(1, keepdims=True)))


def decide_trees(
    readings: Sequence[Sequence[Reading]], scorers: Scorers, classes: Classes
) -> list[Tree]:
    """Return the best tree of each sentence from all its readings (one or two)."""
    arcs = [np.mean([own.arcs for own in several], axis=0) for several in readings]
    heads = [best_heads(table) for table in arcs]
    labels = _decide_labels(readings, heads, scorers, classes)
    return [
        Tree(own_heads, own_labels, _certainties(table, own_heads))
        for table, own_heads, own_labels in zip(arcs, heads, labels, strict=True)
    ]


def _certainties(arcs: NDArray[np.float64], heads: list[int]) -> list[float]:
    chosen = np.exp(arcs[np.arange(len(heads)), np.array(heads) + 1])
    return [round(float(value), 4) for value in chosen / np.exp(arcs).sum(1)]


def _decide_labels(
    readings: Sequence[Sequence[Reading]],
    heads: list[list[int]],
    scorers: Scorers,
    classes: Classes,
) -> list[list[str]]:
    """Score the labels of all chosen arcs at once; only the root word is labelled ``root``."""
    flat = [
        (number, own, np.array(heads[number]) + 1)
        for number, several in enumerate(readings)
        for own in several
    ]
    scores = scorers.labels(
        np.concatenate([own.dependents for _, own, _ in flat]),
        np.concatenate([own.heads[above] for _, own, above in flat]),
    )
    sums: list[NDArray[np.float64]] = [np.zeros((1, 1))] * len(readings)
    start = 0
    for number, _, above in flat:
        table = scores[start : start + len(above)].astype(np.float64)
        start += len(above)
        table -= table.max(1, keepdims=True)
        table -= np.log(np.exp(table).sum(1, keepdims=True))
        sums[number] = sums[number] + table
    root = classes.labels.index("root")
    result = []
    for own_heads, table in zip(heads, sums, strict=True):
        table[:, root] = -np.inf
        result.append(
            [
                "root" if head < 0 else classes.labels[best]
                for head, best in zip(own_heads, table.argmax(1), strict=True)
            ]
        )
    return result
