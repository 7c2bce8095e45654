"""Learn the lemmatiser's table from tagged sentences."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from conllu import Sentence

from claimtrack.extract.trained.lemmas import (
    LONGEST,
    SUPERLATIVE,
    Change,
    LemmaTable,
    describe_kind,
    find_change,
)

Word = tuple[str, str, str, str]


def learn_lemmas(sentences: Iterable[Sentence]) -> LemmaTable:
    """Return the table learned from words with part of speech, features and lemma."""
    words = [
        word for one in sentences for word in zip(one.words, one.pos, one.morphs, one.lemmas, strict=True)
    ]
    table = LemmaTable(known=learn_known(words))
    counts = count_changes(set(words))
    table.changes = {kind: sorted(endings[""]) for kind, endings in counts.items()}
    table.endings = {kind: prune(endings) for kind, endings in counts.items()}
    return table


def learn_known(words: list[Word]) -> dict[str, str]:
    """Return the usual lemma of each form, and the exceptions by its features or capitals."""
    by_form = count_lemmas((f"{text.lower()} {pos}", lemma) for text, pos, _, lemma in words)
    by_features = count_lemmas((f"{text.lower()} {pos} {morph}", lemma) for text, pos, morph, lemma in words)
    by_capitals = count_lemmas((f"{text} {pos}", lemma) for text, pos, _, lemma in words)
    known = dict(by_form)
    known.update(keep_exceptions(by_features, by_form, lambda key: " ".join(key.split(" ")[:2])))
    known.update(keep_exceptions(by_capitals, by_form, lower_form))
    return known


def lower_form(key: str) -> str:
    """Return a key with its form in small letters."""
    form, pos = key.rsplit(" ", 1)
    return f"{form.lower()} {pos}"


def count_lemmas(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the most frequent lemma of each key."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for key, lemma in pairs:
        counts[key][lemma] += 1
    return {key: lemmas.most_common(1)[0][0] for key, lemmas in counts.items()}


def keep_exceptions(
    fine: dict[str, str], coarse: dict[str, str], shorten: Callable[[str], str]
) -> dict[str, str]:
    """Return the entries that differ from those of their shortened keys."""
    return {key: lemma for key, lemma in fine.items() if coarse[shorten(key)] != lemma}


def count_changes(words: Iterable[Word]) -> dict[str, dict[str, Counter[Change]]]:
    """Return how often each ending changes in which way, by kind of word."""
    counts: dict[str, dict[str, Counter[Change]]] = defaultdict(lambda: defaultdict(Counter))
    for text, pos, morph, lemma in sorted(words):
        form = strip_superlative(text.lower(), morph)
        change = find_change(form, lemma.lower())
        for kind in (describe_kind(pos, morph), pos):
            for ending in list_endings(form):
                counts[kind][ending][change] += 1
    return counts


def strip_superlative(lower: str, morph: str) -> str:
    """Return the form without the prefix of the superlative."""
    return lower.removeprefix(SUPERLATIVE) if "Degree=Sup" in morph else lower


def list_endings(form: str) -> Iterator[str]:
    """Yield the endings of a form, the empty one first."""
    for size in range(min(LONGEST, len(form)) + 1):
        yield form[len(form) - size :]


def prune(endings: dict[str, Counter[Change]]) -> dict[str, Change]:
    """Return the usual change of each ending, where it is not that of the next shorter ending kept."""
    kept: dict[str, Change] = {}
    for ending in sorted(endings, key=len):
        change = endings[ending].most_common(1)[0][0]
        shorter = next(
            (kept[ending[cut:]] for cut in range(1, len(ending) + 1) if ending[cut:] in kept), None
        )
        if change != shorter:
            kept[ending] = change
    return kept
