"""Whatever the tree: claims are ranges of one sentence, edits lie inside them, and nothing takes forever."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from claimtrack.extract.extensions import CLAIMS
from claimtrack.extract.standalone import compose
from tests.extract.trees.building import read, steps_of

WORDS = [
    "Vlada",
    ",",
    "je",
    "ki",
    "in",
    "da",
    "če",
    "300",
    "lani",
    "kupila",
    ".",
    "pa",
    "»",
    "kar",
    "po",
    "besedah",
    "(",
    ")",
    "the",
    "which",
    "said",
    "and",
    "not",
    "5",
    "more",
    "than",
]
CLASSES = ["NOUN", "PROPN", "VERB", "AUX", "PUNCT", "SCONJ", "CCONJ", "PRON", "ADJ", "NUM", "ADP", "ADV"]
RELATIONS = [
    "nsubj",
    "obj",
    "aux",
    "cop",
    "mark",
    "cc",
    "conj",
    "ccomp",
    "advcl",
    "acl",
    "relcl",
    "appos",
    "parataxis",
    "amod",
    "nummod",
    "punct",
    "xcomp",
    "dep",
    "obl",
    "expl",
]
FEATURES = ["", "VerbForm=Fin", "VerbForm=Part|Gender=Fem|Number=Sing", "NumType=Ord", "NumType=Card"]


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, Doc]:
    """Random words in a random tree: each token hangs on an earlier or later one, one is the root."""
    language = draw(st.sampled_from(["sl", "en"]))
    size = draw(st.integers(1, 30))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for rank, place in enumerate(order):
        heads[place] = place if rank == 0 else order[draw(st.integers(0, rank - 1))]
    pick = {
        name: [draw(st.sampled_from(listed)) for _ in range(size)]
        for name, listed in (("words", WORDS), ("pos", CLASSES), ("deps", RELATIONS), ("morphs", FEATURES))
    }
    pick["deps"][order[0]] = "ROOT"
    vocab = steps_of(language).vocab
    return language, Doc(
        vocab,
        words=pick["words"],
        lemmas=pick["words"],
        pos=pick["pos"],
        deps=pick["deps"],
        morphs=pick["morphs"],
        heads=heads,
    )


@given(documents())
@settings(max_examples=300, deadline=None)
def test_any_tree_gives_claims_of_one_sentence_with_edits_inside(given: tuple[str, Doc]) -> None:
    language, doc = given
    read(doc, language)
    seen = set()
    for span in doc.spans[CLAIMS]:
        assert 0 <= span.start < span.end <= len(doc)
        assert any(sent.start <= span.start and span.end <= sent.end for sent in doc.sents)
        assert (span.start, span.end) not in seen
        seen.add((span.start, span.end))
        for edit in span._.edits:
            assert span.start_char <= edit.start <= edit.end <= span.end_char
            assert edit.text.strip()
        assert all(start < end for start, end in span._.covered)
        assert compose(span)


def chain(size: int, relation: str, *, step: int) -> Doc:
    """A sentence in which each word hangs on its neighbour: as deep as it is long."""
    heads = [max(0, min(size - 1, place + step)) for place in range(size)]
    words = [WORDS[place % len(WORDS)] for place in range(size)]
    return Doc(
        steps_of("sl").vocab,
        words=words,
        lemmas=words,
        heads=heads,
        deps=["ROOT" if heads[place] == place else relation for place in range(size)],
        pos=[CLASSES[place % len(CLASSES)] for place in range(size)],
        morphs=[FEATURES[place % len(FEATURES)] for place in range(size)],
    )


@pytest.mark.parametrize("relation", ["conj", "ccomp", "acl", "advcl", "appos", "parataxis", "nsubj", "obl"])
@pytest.mark.parametrize("step", [-1, 1])
def test_very_deep_trees_are_read(relation: str, step: int) -> None:
    doc = read(chain(8_000, relation, step=step), "sl")
    assert all(span.end <= len(doc) for span in doc.spans[CLAIMS])


@pytest.mark.parametrize("relation", ["conj", "ccomp", "acl", "advcl", "appos", "parataxis", "nsubj", "obl"])
def test_very_broad_trees_are_read(relation: str) -> None:
    doc = read(chain(8_000, relation, step=-8_000), "sl")
    assert all(span.end <= len(doc) for span in doc.spans[CLAIMS])
