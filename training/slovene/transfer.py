"""Start one layer from the weights of another that has the same shape or fewer inputs."""

from typing import Any, cast

import numpy as np
from thinc.api import Model


def copy_weights(source: Model[Any, Any], target: Model[Any, Any]) -> int:
    """Copy the weights of each table and layer, in order, and return how many were copied.

    Where the target has more inputs than the source, those that come last start at a tenth of their chance
    values, so that the layer first does what its source did.
    """
    copied = 0
    for kind in ("hashembed", "maxout", "layernorm"):
        pairs = zip(find_layers(source, kind), find_layers(target, kind), strict=False)
        copied += sum(copy_layer(old, new) for old, new in pairs)
    return copied


def find_layers(model: Model[Any, Any], kind: str) -> list[Model[Any, Any]]:
    """Return the layers of a kind in their order."""
    return [layer for layer in model.walk() if layer.name == kind]


def copy_layer(source: Model[Any, Any], target: Model[Any, Any]) -> int:
    """Copy the parameters of one layer and return how many fitted."""
    copied = 0
    for name in source.param_names:
        old, new = np.asarray(source.get_param(name)), np.array(target.get_param(name))
        if old.shape[:-1] != new.shape[:-1] or old.shape[-1] > new.shape[-1]:
            continue
        new[..., old.shape[-1] :] *= 0.1
        new[..., : old.shape[-1]] = old
        target.set_param(name, cast("Any", new))
        copied += 1
    return copied
