"""Quantisation of the exported network to 8-bit integers."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic


def quantise(source: Path, target: Path) -> None:
    """Write ``source`` (32-bit floats) to ``target`` with weights of 8 bits."""
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


def _quantise_embedding(model: onnx.ModelProto) -> None:
    """Store the word embeddings as int8 with one scale a row; look up first, then multiply."""
    graph = model.graph
    large = max(graph.initializer, key=lambda tensor: int(np.prod(tensor.dims)))
    table = numpy_helper.to_array(large)
    scales = np.maximum(np.abs(table).max(1, keepdims=True), 1e-9) / 127
    name = large.name
    graph.initializer.remove(large)
    graph.initializer.append(
        numpy_helper.from_array(np.rint(table / scales).astype(np.int8), name + ".int8")
    )
    graph.initializer.append(numpy_helper.from_array(scales.astype(np.float32), name + ".scale"))
    place, node = next((place, node) for place, node in enumerate(graph.node) if name in node.input)
    ids, result = node.input[1], node.output[0]
    graph.node.remove(node)
    new = [
        helper.make_node("Gather", [name + ".int8", ids], [result + ".int8"]),
        helper.make_node("Gather", [name + ".scale", ids], [result + ".scale"]),
        helper.make_node("Cast", [result + ".int8"], [result + ".float"], to=1),
        helper.make_node("Mul", [result + ".float", result + ".scale"], [result]),
    ]
    for offset, made in enumerate(new):
        graph.node.insert(place + offset, made)
