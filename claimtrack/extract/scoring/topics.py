"""Topics that a desk follows: a claim far from all of them loses its place in the queue."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from claimtrack.extract.scoring.evidence import Evidence, Judgement, Scorer
from claimtrack.extract.scoring.semantic import LONGEST_TEXT, Encoder

Floats = NDArray[np.float32]
# The cosine that is as much on as off a topic. Of our own English articles, 2 % of the sentences are as near
# to the headline of another article (training/scorer/README.md); the width is half the way to 5 %.
_BORDER, _WIDTH = 0.32, 0.02
_HALF = 0.5
_TINY = 1e-6
_OFF = ("off topic", "")


class Topics:
    """What is followed, each in a few words of any language that `means` has."""

    def __init__(self, described: Sequence[str], *, encode: Encoder, means: Mapping[str, Floats]) -> None:
        self.encode, self.means = encode, means
        self.other = np.mean(list(means.values()), axis=0)
        self.directions = np.stack([self._direction(topic) for topic in described])

    def share(self, texts: Sequence[str], languages: Sequence[str]) -> NDArray[np.float64]:
        """Return how surely each text is about one of the topics, in [0, 1]."""
        if not texts:
            return np.zeros(0)
        middles = np.stack([self.means.get(language, self.other) for language in languages])
        nearest = (_unit(self.encode(list(texts)) - middles) @ self.directions.T).max(axis=1)
        return np.asarray(1 / (1 + np.exp(-(nearest - _BORDER) / _WIDTH)), dtype=np.float64)

    def _direction(self, topic: str) -> Floats:
        """Where a topic lies from the middle of its language, which is the nearest middle."""
        embedding = self.encode([topic])[0]
        away = np.stack([embedding - mean for mean in self.means.values()])
        nearest = np.linalg.norm(away, axis=1).argmin()
        return np.asarray(_unit(away)[nearest], dtype=np.float32)


class TopicalScorer:
    """A scorer whose scores are cut for claims of sentences that lie far from every topic."""

    def __init__(self, scorer: Scorer, topics: Topics) -> None:
        self.scorer, self.topics = scorer, topics
        self.version = f"{scorer.version}, {len(topics.directions)} topics"

    def __call__(self, evidence: Sequence[Evidence]) -> list[Judgement]:
        """Return the judgements, one for each and in the same order."""
        shares = self._shares(evidence)
        return [
            _cut(one, shares[_text(each)]) for one, each in zip(self.scorer(evidence), evidence, strict=True)
        ]

    def _shares(self, evidence: Sequence[Evidence]) -> dict[str, float]:
        languages = {_text(one): one.language for one in evidence}
        texts = list(languages)
        return dict(zip(texts, self.topics.share(texts, list(languages.values())).tolist(), strict=True))


def remember(encode: Encoder, *, most: int = 512) -> Encoder:
    """Return an encoder that keeps its newest embeddings, for scores and topics ask for the same ones."""
    known: dict[str, Floats] = {}

    def encode_once(texts: list[str]) -> Floats:
        new = list(dict.fromkeys(text for text in texts if text not in known))
        found = dict(zip(new, encode(new), strict=True)) if new else {}
        answer = np.stack([found[text] if text in found else known[text] for text in texts])
        known.update(found)
        for text in list(known)[: max(0, len(known) - most)]:
            del known[text]
        return answer

    return encode_once


def _text(evidence: Evidence) -> str:
    """The sentence that a claim stands in, as far as the encoder reads."""
    return (evidence.passage if evidence.sentence is None else evidence.sentence).text[:LONGEST_TEXT]


def _cut(judgement: Judgement, share: float) -> Judgement:
    reasons = judgement.reasons if share >= _HALF else (_OFF, *judgement.reasons)
    return replace(judgement, score=round(judgement.score * share, 4), reasons=reasons)


def _unit(rows: Floats) -> Floats:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), _TINY), dtype=np.float32)
