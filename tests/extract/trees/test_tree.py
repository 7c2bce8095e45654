from claimtrack.extract.language import rules_for
from claimtrack.extract.trees.lexicon import Lexicon, Sign
from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.tree import Memories, Tree
from claimtrack.extract.trees.words import joints_for
from tests.extract.trees.building import build, steps_of

ROWS = """
Smith Smith PROPN nsubj 1 _
said say VERB ROOT 1 Tense=Past|VerbForm=Fin
( ( PUNCT punct 3 _
not not PART neg 1 _
) ) PUNCT punct 3 _
that that SCONJ mark 8 _
it it PRON nsubjpass 8 _
was be AUX auxpass 8 Tense=Past|VerbForm=Fin
sold sell VERB ccomp 1 Tense=Past|VerbForm=Part
, , PUNCT punct 1 _
in in ADP prep 8 _
March March PROPN pobj 10 _
. . PUNCT punct 1 _
"""


def tree_of(rows: str, language: str = "en") -> Tree:
    lexicon = Lexicon(rules_for(language), joints_for(language))
    return Tree(build(language, rows), lexicon, Memories(steps_of(language).vocab.strings))


def test_columns_hold_what_the_tokens_hold() -> None:
    tree = tree_of(ROWS)
    doc = tree.doc
    assert tree.words == [token.lower_ for token in doc]
    assert tree.heads == [token.head.i for token in doc]
    assert tree.pos == [token.pos_ for token in doc]
    assert [tree.lemma(place) for place in range(len(doc))] == [token.lemma_ for token in doc]


def test_subtrees_are_half_open_ranges() -> None:
    tree = tree_of(ROWS)
    assert (tree.left(8), tree.right(8)) == (5, 12)
    assert (tree.left(1), tree.right(1)) == (0, 13)


def test_kids_are_told_by_relation_and_in_order() -> None:
    tree = tree_of(ROWS)
    assert tree.kids_of(8, Relation.SUBJECT) == [6]
    assert tree.kids_of(8, Relation.AUXILIARY) == [7]
    assert tree.kids_of(0, Relation.SUBJECT) == []


def test_the_finite_verb_may_be_the_auxiliary() -> None:
    tree = tree_of(ROWS)
    assert tree.finite_at(1) == 1
    assert tree.finite_at(8) == 7
    assert tree.finite_at(0) is None


def test_clauses_are_known_by_relation_and_by_form() -> None:
    assert {1, 8} <= tree_of(ROWS).clausal_places()
    torn = ROWS.replace("sell VERB ccomp 1", "sell VERB dep 1")
    assert 8 in tree_of(torn).clausal_places()


def test_listed_words_are_found() -> None:
    tree = tree_of(ROWS)
    assert tree.places_of(Sign.NEGATION) == [3]
    assert tree.negated == {1}
    assert tree.brackets() == [(2, 5)]


def test_an_edge_parts_clauses_and_a_sign_only_stands_around_them() -> None:
    tree = tree_of(ROWS)
    assert tree.is_edge(9)
    assert not tree.is_edge(12)
    assert tree.is_sign(12)
    assert not tree.is_sign(2)
    assert not tree.is_edge(-1)


def test_memories_are_cleared_when_they_grow() -> None:
    memories = Memories(steps_of("en").vocab.strings)
    memories.limit = 2
    for word in ("a", "b", "c"):
        memories.words[steps_of("en").vocab.strings.add(word)]
    memories.trim()
    assert not memories.words
