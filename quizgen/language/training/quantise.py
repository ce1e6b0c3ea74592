"""Quantisation of the exported networks to 8-bit integers.

All large weights are stored as int8 with one scale a column (word embeddings:
a row): one scale for a whole matrix would cost a full point of labelled
attachment. The encoder's products are computed on integers too, activations
scaled as they come; the label scorer's on floats.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic


def quantise_encoder(source: Path, target: Path) -> None:
    """Write the encoder of ``source`` (32-bit floats) to ``target`` with weights of 8 bits."""
    with tempfile.TemporaryDirectory() as folder:
        middle = Path(folder) / "middle.onnx"
        model = onnx.load(source)
        _quantise_embedding(model)
        onnx.save(model, middle)
        quantize_dynamic(
            middle,
            target,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul"],
        )


def quantise_labels(source: Path, target: Path) -> None:
    """Write the label scorer of ``source`` to ``target``: stored as int8, computed on floats."""
    model = onnx.load(source)
    graph = model.graph
    tables = {tensor.name for tensor in graph.initializer}
    name = next(
        node.input[1] for node in graph.node if node.op_type == "MatMul" and node.input[1] in tables
    )
    _replace_by_integers(graph, name, axis=0)
    graph.node.insert(0, helper.make_node("Mul", [name + ".float", name + ".scale"], [name]))
    graph.node.insert(0, helper.make_node("Cast", [name + ".int8"], [name + ".float"], to=1))
    onnx.save(model, target)


def _quantise_embedding(model: onnx.ModelProto) -> None:
    """Store the word embeddings as int8; look the rows up first, then multiply."""
    graph = model.graph
    place, node = next(
        (place, node)
        for place, node in enumerate(graph.node)
        if node.op_type == "Gather" and node.input[1] == "ids"
    )
    name, ids = node.input
    result = node.output[0]
    _replace_by_integers(graph, name, axis=1)
    graph.node.remove(node)
    new = [
        helper.make_node("Gather", [name + ".int8", ids], [result + ".int8"]),
        helper.make_node("Gather", [name + ".scale", ids], [result + ".scale"]),
        helper.make_node("Cast", [result + ".int8"], [result + ".float"], to=1),
        helper.make_node("Mul", [result + ".float", result + ".scale"], [result]),
    ]
    for offset, made in enumerate(new):
        graph.node.insert(place + offset, made)


def _replace_by_integers(graph: onnx.GraphProto, name: str, axis: int) -> None:
    """Put ``name.int8`` and ``name.scale`` in the place of a table; ``axis`` is scaled over."""
    tensor = next(tensor for tensor in graph.initializer if tensor.name == name)
    table: NDArray[np.float32] = numpy_helper.to_array(tensor)
    scale = np.maximum(np.abs(table).max(axis, keepdims=True), 1e-9) / 127
    graph.initializer.remove(tensor)
    whole = np.rint(table / scale).astype(np.int8)
    graph.initializer.append(numpy_helper.from_array(whole, name + ".int8"))
    graph.initializer.append(numpy_helper.from_array(scale.astype(np.float32), name + ".scale"))
