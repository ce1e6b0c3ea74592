"""The trained networks at run time, as onnxruntime sessions: numbers in, scores and vectors out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quizgen.language.pieces import Window
from quizgen.processors import usable_processors

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
    """The network proper.

    Windows are encoded one by one, several at a time in threads: no window is
    padded, and what one gives never depends on the others.
    """

    def __init__(self, folder: Path = MODEL_FOLDER, threads: int = 0) -> None:
        """Load ``model.onnx`` of ``folder``; ``threads`` 0 means one a usable processor."""
        self._session = _session(folder / "model.onnx")
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


class Scorers:
    """The two small networks that run on chosen pairs of words only: arc labels, mention links."""

    def __init__(self, folder: Path = MODEL_FOLDER) -> None:
        """Load ``labels.onnx`` and ``linker.onnx`` of ``folder``."""
        self._labels = _session(folder / "labels.onnx")
        self._linker = _session(folder / "linker.onnx")

    def labels(self, dependents: Floats, heads: Floats) -> Floats:
        """Vectors [arcs, d] of dependents and of their heads -> label scores [arcs, labels]."""
        parts = [
            self._labels.run(
                None, {"dependents": dependents[start:end], "heads": heads[start:end]}
            )[0]
            for start, end in _chunks(len(dependents), CHUNK_ARCS)
        ]
        return np.concatenate(parts)

    def links(
        self, vectors: Floats, features: Floats, later: Integers, earlier: Integers
    ) -> tuple[Floats, Floats]:
        """Return the scores [pairs] of links and [mentions] of having no antecedent.

        ``vectors`` [mentions, k]; ``features`` [pairs, f]; ``later`` and
        ``earlier`` are the mention numbers of each pair.
        """
        feed = {"vectors": vectors, "features": features, "later": later, "earlier": earlier}
        scores, new = self._linker.run(None, feed)
        return scores, new


def _session(path: Path) -> Any:
    """Return an onnxruntime session of one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(path),
        options,
        providers=["CPUExecutionProvider"],
        # The fused kernel is several times slower than the two that it stands for.
        disabled_optimizers=["SkipLayerNormFusion"],
    )


def _chunks(count: int, size: int) -> Iterator[tuple[int, int]]:
    for start in range(0, count, size):
        yield start, min(start + size, count)


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
