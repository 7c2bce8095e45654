"""A small network with one hidden layer and a direct way, trained by Adam (Kingma and Ba, 2015)."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from claimtrack.extract.scoring.semantic import Head

Floats = NDArray[np.float32]
_UNITS, _EPOCHS, _BATCH = 512, 10, 128
_RATE, _DECAY, _DROPPED = 1e-3, 0.1, 0.3
_FIRST, _SECOND, _TINY = 0.9, 0.999, 1e-8
_DECAYING = ("direct", "hidden", "output")


def train_head(
    inputs: Floats, targets: Floats, weights: Floats, *, seeds: Sequence[int], means: Mapping[str, Floats]
) -> Head:
    """Return the mean of one network a seed; `targets` are labels or probabilities, one a row."""
    return _join([_train(inputs, targets, weights, seed) for seed in seeds], means)


def _train(inputs: Floats, targets: Floats, weights: Floats, seed: int) -> dict[str, Floats]:
    random = np.random.default_rng(seed)
    network = _begin(inputs.shape[1], random)
    moments = [{name: np.zeros_like(value) for name, value in network.items()} for _ in range(2)]
    total, step = _EPOCHS * (len(inputs) // _BATCH + 1), 0
    for _ in range(_EPOCHS):
        order = random.permutation(len(inputs))
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            gradients = _gradients(network, inputs[chosen], targets[chosen], weights[chosen], random)
            step += 1
            _adam(network, gradients, moments, step, rate=_RATE * (1 - step / (total + 1)))
    return network


def _begin(size: int, random: np.random.Generator) -> dict[str, Floats]:
    network = {
        "direct": np.zeros(size),
        "hidden": random.normal(0, 1 / np.sqrt(size), (size, _UNITS)),
        "bias": np.zeros(_UNITS),
        "output": random.normal(0, 0.5 / np.sqrt(_UNITS), _UNITS),
        "intercept": np.zeros(1),
    }
    return {name: value.astype(np.float32) for name, value in network.items()}


def _gradients(
    network: dict[str, Floats], rows: Floats, targets: Floats, weights: Floats, random: np.random.Generator
) -> dict[str, Floats]:
    rows = rows * _keep(rows.shape, random)
    raw = rows @ network["hidden"] + network["bias"]
    kept = _keep(raw.shape, random)
    units = np.maximum(raw, 0) * kept
    rated = rows @ network["direct"] + units @ network["output"] + network["intercept"][0]
    error = ((1 / (1 + np.exp(-rated)) - targets) * weights / len(rows)).astype(np.float32)
    back = np.outer(error, network["output"]) * (raw > 0) * kept
    return {
        "direct": rows.T @ error,
        "hidden": rows.T @ back,
        "bias": back.sum(0),
        "output": units.T @ error,
        "intercept": error.sum(keepdims=True),
    }


def _keep(shape: tuple[int, ...], random: np.random.Generator) -> Floats:
    """Ones and noughts that drop a share of the inputs, made up for by the size of the rest."""
    kept = random.random(shape, dtype=np.float32) > _DROPPED
    return (kept / np.float32(1 - _DROPPED)).astype(np.float32)


def _adam(
    network: dict[str, Floats],
    gradients: dict[str, Floats],
    moments: list[dict[str, Floats]],
    step: int,
    *,
    rate: float,
) -> None:
    first, second = moments
    for name, gradient in gradients.items():
        first[name] = _FIRST * first[name] + (1 - _FIRST) * gradient
        second[name] = _SECOND * second[name] + (1 - _SECOND) * gradient**2
        mean, spread = first[name] / (1 - _FIRST**step), second[name] / (1 - _SECOND**step)
        network[name] -= rate * mean / (np.sqrt(spread) + _TINY)
        if name in _DECAYING:
            network[name] *= 1 - rate * _DECAY


def _join(networks: list[dict[str, Floats]], means: Mapping[str, Floats]) -> Head:
    """Return several networks as one that answers with their mean."""
    count = len(networks)
    return Head(
        means=means,
        direct=np.mean([one["direct"] for one in networks], axis=0),
        hidden=np.concatenate([one["hidden"] for one in networks], axis=1),
        bias=np.concatenate([one["bias"] for one in networks]),
        output=np.concatenate([one["output"] for one in networks]) / count,
        intercept=float(np.mean([float(one["intercept"][0]) for one in networks])),
    )
