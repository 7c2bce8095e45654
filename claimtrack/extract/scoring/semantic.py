"""The semantic rater: a small network that reads embedding and marks, and what the fast rater says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimtrack.extract.scoring.evidence import Passage
from claimtrack.extract.scoring.fast import WEIGHTS_FOLDER, FastRater, load_fast_rater
from claimtrack.extract.scoring.features import describe

# Embeddings have length 1 and differ in the second digit; the network is trained on them ten times larger.
EMBEDDING_SCALE = 10.0
# The encoder reads 512 pieces of words; what goes on after this many characters would be cut there anyway.
LONGEST_TEXT = 1500
_BATCH = 16
_FIRST_LANGUAGE = "en"
Encoder = Callable[[list[str]], NDArray[np.float32]]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """A network with one hidden layer beside a direct way; `means` is each language's mean embedding.

    Shapes: `direct` (inputs,), `hidden` (inputs, units), `bias` (units,), `output` (units,).
    """

    means: Mapping[str, Floats]
    direct: Floats
    hidden: Floats
    bias: Floats
    output: Floats
    intercept: float

    def centre(self, embeddings: Floats, languages: Sequence[str]) -> Floats:
        """Return embeddings less the mean of their language, or the mean of means for another one.

        Without it a head that was trained on English fires twice as often on Slovenian.
        """
        other = np.mean(list(self.means.values()), axis=0)
        middle = np.array([self.means.get(language, other) for language in languages], dtype=np.float32)
        return np.asarray((embeddings - middle) * EMBEDDING_SCALE, dtype=np.float32)

    def rate(self, inputs: Floats) -> NDArray[np.float64]:
        """Return the log-odds of each row."""
        units = np.maximum(inputs @ self.hidden + self.bias, 0)
        return np.asarray(inputs @ self.direct + units @ self.output + self.intercept, dtype=np.float64)


# What the network learned beside; the fast scorer's own weights may come from another training.
OWN_FAST = "semantic_fast"


class SemanticRater:
    def __init__(self, head: Head, *, encode: Encoder, fast: FastRater) -> None:
        self.head, self.encode, self.fast = head, encode, fast

    def rate(self, passages: Sequence[Passage]) -> NDArray[np.float64]:
        """Return the log-odds that each passage is worth checking."""
        if not passages:
            return np.zeros(0)
        texts = [passage.text[:LONGEST_TEXT] for passage in passages]
        embeddings = np.concatenate(
            [self.encode(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
        )
        languages = [passage.language for passage in passages]
        known = assemble(self.head.centre(embeddings, languages), languages, describe(passages))
        return self.head.rate(add_fast(known, self.fast.rate(passages)))


def assemble(centred: Floats, languages: Sequence[str], marks: Floats) -> Floats:
    """Return the inputs of the head: embedding, the same again where it is not of English, described marks.

    What was learned in English goes for all; the second copy holds what is different in Slovenian news.
    """
    others = np.array([language != _FIRST_LANGUAGE for language in languages], dtype=np.float32)
    return np.hstack([centred, centred * others[:, None], marks])


def add_fast(inputs: Floats, rates: NDArray[np.float64]) -> Floats:
    """Return the inputs with half the fast rater's log-odds beside them."""
    return np.hstack([inputs, rates[:, None].astype(np.float32) / 2])


def load_semantic_rater(encode: Encoder) -> SemanticRater:
    """Return the rater of the package; `encode` gives texts their embedding by multilingual-e5-small."""
    with np.load(WEIGHTS_FOLDER / "semantic.npz") as stored:
        arrays = {name: stored[name].astype(np.float32) for name in stored.files}
    means = {name.removeprefix("mean_"): value for name, value in arrays.items() if name.startswith("mean_")}
    head = Head(
        means=means,
        direct=arrays["direct"],
        hidden=arrays["hidden"],
        bias=arrays["bias"],
        output=arrays["output"],
        intercept=float(arrays["intercept"]),
    )
    return SemanticRater(head, encode=encode, fast=load_fast_rater(OWN_FAST))
