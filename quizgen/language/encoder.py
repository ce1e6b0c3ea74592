"""The trained network at run time: windows of word pieces in, scores and vectors a word out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quizgen.language.pieces import Window

MODEL_FOLDER = Path(__file__).parent / "model"
# As many arcs at once as keep the label scorer's table in the processor's cache.
CHUNK_ARCS = 128

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class WindowScores:
    """What the network says of one window of ``n`` words.

    ``tags``, ``entities``, ``scripts``: class numbers [n]. ``arcs`` [n, 1 + n]:
    scores of every head for every word, column 0 the root. ``dependents`` [n, d],
    ``heads`` [1 + n, d]: vectors for the label scorer. ``links`` [n, k]:
    vectors for the mention linker.
    """

    tags: Integers
    entities: Integers
    scripts: Integers
    arcs: Floats
    dependents: Floats
    heads: Floats
    links: Floats


class Encoder:
    """An onnxruntime session over the model file.

    Windows are encoded one by one, several at a time in threads: no window is
    padded, and what one gives never depends on the others.
    """

    def __init__(self, folder: Path = MODEL_FOLDER, threads: int = 0) -> None:
        """Load ``model.onnx`` of ``folder``; ``threads`` 0 means one a usable processor."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._threads = threads or min(8, usable_processors())

    def run(self, windows: Sequence[Window]) -> Iterator[WindowScores]:
        """Yield the windows' scores in their order, while later ones are being encoded."""
        if self._threads == 1 or len(windows) == 1:
            yield from map(self._run_one, windows)
            return
        with ThreadPoolExecutor(self._threads) as pool:
            yield from pool.map(self._run_one, windows)

    def _run_one(self, window: Window) -> WindowScores:
        ids = np.array([window.ids], dtype=np.int64)
        feed = {
            "ids": ids,
            "shapes": np.array([window.shapes], dtype=np.int64),
            "mask": np.ones_like(ids),
            "first": np.array([window.first], dtype=np.int64),
            "last": np.array([window.last], dtype=np.int64),
        }
        return WindowScores(*(part[0] for part in self._session.run(None, feed)))


def usable_processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True)
class Classes:
    """The names of the classes that the network predicts, by their numbers."""

    tags: tuple[str, ...]
    labels: tuple[str, ...]
    entities: tuple[str, ...]
    scripts: tuple[str, ...]

    @classmethod
    def load(cls, folder: Path = MODEL_FOLDER) -> Classes:
        """Read ``inventory.json`` of the model."""
        names = json.loads((folder / "inventory.json").read_text(encoding="utf-8"))
        return cls(*(tuple(names[key]) for key in ("tags", "labels", "entities", "scripts")))


class Scorers:
    """The two small scorers that run on chosen pairs of words only: arc labels, mention links."""

    def __init__(self, folder: Path = MODEL_FOLDER) -> None:
        with np.load(folder / "scorers.npz") as arrays:
            self._arrays = {name: arrays[name].astype(np.float32) for name in arrays.files}

    @cached_property
    def _bilinear(self) -> tuple[Floats, int, int]:
        table = self._arrays["label_bilinear"]
        width, labels, _ = table.shape
        return np.ascontiguousarray(table.reshape(width, labels * width)), labels, width

    def labels(self, dependents: Floats, heads: Floats) -> Floats:
        """Vectors [arcs, d] of dependents and of their heads -> label scores [arcs, labels]."""
        table, labels, width = self._bilinear
        scores = np.empty((len(dependents), labels), dtype=np.float32)
        for start in range(0, len(dependents), CHUNK_ARCS):
            part = slice(start, start + CHUNK_ARCS)
            ones = np.ones((len(dependents[part]), 1), dtype=np.float32)
            left = np.concatenate([dependents[part], ones], 1) @ table
            right = np.concatenate([heads[part], ones], 1)[:, :, None]
            scores[part] = np.matmul(left.reshape(-1, labels, width), right)[:, :, 0]
        return scores

    def links(
        self, vectors: Floats, features: Floats, later: Integers, earlier: Integers
    ) -> Floats:
        """Mention vectors [mentions, k]; features [pairs, f] and the two mention numbers of pairs.

        Returns the scores [pairs].
        """
        part = self._arrays
        as_later = vectors @ part["linker.later.weight"].T + part["linker.product.bias"]
        as_earlier = vectors @ part["linker.earlier.weight"].T
        hidden = (vectors[later] * vectors[earlier]) @ part["linker.product.weight"].T
        hidden += features @ part["linker.features.weight"].T
        hidden += as_later[later]
        hidden += as_earlier[earlier]
        scores = _gelu(hidden) @ part["linker.score.weight"][0] + part["linker.score.bias"][0]
        return np.asarray(scores, dtype=np.float32)

    def new(self, mentions: Floats) -> Floats:
        """Vectors [mentions, k] -> scores [mentions] of having no antecedent."""
        weight, bias = self._arrays["linker.new.weight"][0], self._arrays["linker.new.bias"][0]
        return np.asarray(mentions @ weight + bias, dtype=np.float32)


def _gelu(values: Floats) -> Floats:
    """GELU with the error function of Abramowitz and Stegun, 7.1.26 (error below 2e-7)."""
    x = np.abs(values) * np.float32(0.7071067811865476)
    t = 1 / (1 + np.float32(0.3275911) * x)
    series = np.float32(1.061405429) * t - np.float32(1.453152027)
    for term in (1.421413741, -0.284496736, 0.254829592):
        series = series * t + np.float32(term)
    erf = 1 - series * t * np.exp(-x * x)
    return np.asarray(np.float32(0.5) * values * (1 + np.copysign(erf, values)), np.float32)
