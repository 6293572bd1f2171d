"""Rewrite an ONNX graph so that its large matrices are multiplied in eight bits.

Weights are int8 with a scale for every output. Activations are quantised as they come, with a scale
for every token, never for a whole batch: a text's vector owes nothing to its neighbours in the
batch. Sums of integers are exact in any order, so that only short float operations within one text
remain. A few channels of the activations are far larger than the rest; a part of their size is
moved into the weights first (Xiao et al., "SmoothQuant", 2023).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Floats = NDArray[np.float32]

_SMALLEST = 10_000
_ZERO = "packetcheck.zero"
_LEVELS = "packetcheck.levels"
_MIDDLE = "packetcheck.middle"
_LEAST = "packetcheck.least"


def compute_in_eight_bits(model: Any, feeds: Sequence[Mapping[str, Any]]) -> None:
    """Replace products with, and lookups in, every large constant matrix of `model`, in place.

    `feeds` are inputs that the model is run on to see how large its activations are.
    """
    graph = model.graph
    large = {
        t.name: numpy_helper.to_array(t)
        for t in graph.initializer
        if t.data_type == TensorProto.FLOAT and len(t.dims) == 2 and np.prod(t.dims) >= _SMALLEST
    }
    rewriter = _Rewriter(large, _smoothing(model, large, feeds))
    nodes = [new for node in graph.node for new in rewriter.replace(node)]
    unused = set(large) - rewriter.kept
    kept = [t for t in graph.initializer if t.name not in unused]
    del graph.node[:]
    graph.node.extend(nodes)
    del graph.initializer[:]
    graph.initializer.extend([*kept, *rewriter.constants()])


def quantise(array: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return (int8 values, float32 scales along `axis`), symmetric."""
    largest = np.abs(array).max(axis=1 - axis, keepdims=True)
    scale = np.maximum(largest / 127.0, 1e-12).astype(np.float32)
    values = np.clip(np.rint(array / scale), -127, 127).astype(np.int8)
    return values, scale.reshape(-1)


def _smoothing(
    model: Any, large: Mapping[str, Floats], feeds: Sequence[Mapping[str, Any]]
) -> dict[str, Floats]:
    """Return for every input of a product what its channels are divided by, shape (channels,)."""
    products = [n for n in model.graph.node if n.op_type == "MatMul" and n.input[1] in large]
    weights: dict[str, Floats] = {}
    for node in products:
        most = np.abs(large[node.input[1]]).max(axis=1)
        weights[node.input[0]] = np.maximum(weights.get(node.input[0], most), most)
    return {
        name: np.sqrt(np.maximum(size, 1e-5) / np.maximum(weights[name], 1e-5)).astype(np.float32)
        for name, size in _sizes(model, list(weights), feeds).items()
    }


def _sizes(
    model: Any, names: Sequence[str], feeds: Sequence[Mapping[str, Any]]
) -> dict[str, Floats]:
    """Return the largest absolute value of every channel of the tensors `names` over `feeds`."""
    import onnxruntime

    watched = onnx.ModelProto()
    watched.CopyFrom(model)
    for name in names:
        watched.graph.output.append(helper.make_empty_tensor_value_info(name))
    session = onnxruntime.InferenceSession(
        watched.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    sizes: dict[str, Floats] = {}
    for feed in feeds:
        for name, value in zip(names, session.run(list(names), feed), strict=True):
            most = np.abs(value).max(axis=tuple(range(value.ndim - 1)))
            sizes[name] = np.maximum(sizes.get(name, most), most)
    return sizes


class _Rewriter:
    """Turns nodes into their eight-bit counterparts; `kept` are matrices used in other ways."""

    def __init__(self, large: dict[str, Floats], smoothing: dict[str, Floats]) -> None:
        self._large = large
        self._smoothing = smoothing
        self._tensors: dict[str, Any] = {}
        self._quantised: set[str] = set()
        self.kept: set[str] = set()

    def constants(self) -> list[Any]:
        """Return the initializers that the new nodes need."""
        shared = {
            _ZERO: np.array(128, np.uint8),
            _LEVELS: np.array(127.0, np.float32),
            _MIDDLE: np.array(128.0, np.float32),
            _LEAST: np.array(1e-8, np.float32),
        }
        made = [numpy_helper.from_array(value, name) for name, value in shared.items()]
        return [*made, *self._tensors.values()]

    def replace(self, node: Any) -> list[Any]:
        """Return what stands for `node`."""
        if node.op_type == "MatMul" and node.input[1] in self._large:
            return [*self._quantised_input(node.input[0]), *self._product(node)]
        if node.op_type == "Gather" and node.input[0] in self._large:
            return self._lookup(node)
        self.kept.update(name for name in node.input if name in self._large)
        return [node]

    def _store(self, name: str, axis: int, *, factor: Floats | None = None) -> tuple[str, str]:
        weights, scales = f"{name}.int8", f"{name}.scale"
        if weights not in self._tensors:
            matrix = self._large[name]
            values, scale = quantise(matrix if factor is None else matrix * factor[:, None], axis)
            shaped = scale.reshape(-1, 1) if axis == 0 else scale
            self._tensors[weights] = numpy_helper.from_array(values, weights)
            self._tensors[scales] = numpy_helper.from_array(shaped, scales)
        return weights, scales

    def _quantised_input(self, name: str) -> list[Any]:
        """Return nodes that make `name` into unsigned bytes, once for all products it is in."""
        if name in self._quantised:
            return []
        self._quantised.add(name)
        make = helper.make_node
        divisor = f"{name}.channels"
        self._tensors[divisor] = numpy_helper.from_array(1 / self._smoothing[name], divisor)
        return [
            make("Mul", [name, divisor], [f"{name}.even"]),
            make("Abs", [f"{name}.even"], [f"{name}.abs"]),
            make("ReduceMax", [f"{name}.abs"], [f"{name}.most"], axes=[-1], keepdims=1),
            make("Max", [f"{name}.most", _LEAST], [f"{name}.range"]),
            make("Div", [f"{name}.range", _LEVELS], [f"{name}.step"]),
            make("Div", [f"{name}.even", f"{name}.step"], [f"{name}.steps"]),
            make("Round", [f"{name}.steps"], [f"{name}.round"]),
            make("Add", [f"{name}.round", _MIDDLE], [f"{name}.shifted"]),
            make("Cast", [f"{name}.shifted"], [f"{name}.bytes"], to=TensorProto.UINT8),
        ]

    def _product(self, node: Any) -> list[Any]:
        source, result = node.input[0], node.output[0]
        weights, scales = self._store(node.input[1], 1, factor=self._smoothing[source])
        make = helper.make_node
        return [
            make("MatMulInteger", [f"{source}.bytes", weights, _ZERO], [f"{result}.sum"]),
            make("Cast", [f"{result}.sum"], [f"{result}.float"], to=TensorProto.FLOAT),
            make("Mul", [f"{result}.float", scales], [f"{result}.scaled"]),
            make("Mul", [f"{result}.scaled", f"{source}.step"], [result]),
        ]

    def _lookup(self, node: Any) -> list[Any]:
        ids, result = node.input[1], node.output[0]
        weights, scales = self._store(node.input[0], 0)
        make = helper.make_node
        return [
            make("Gather", [weights, ids], [f"{result}.bytes"], axis=0),
            make("Cast", [f"{result}.bytes"], [f"{result}.float"], to=TensorProto.FLOAT),
            make("Gather", [scales, ids], [f"{result}.steps"], axis=0),
            make("Mul", [f"{result}.float", f"{result}.steps"], [result]),
        ]
