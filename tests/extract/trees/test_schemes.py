import pytest

from claimtrack.extract.trees.schemes import CLAUSAL, Relation, relation_of


@pytest.mark.parametrize(
    ("universal", "clearnlp", "relation"),
    [
        ("nsubj:pass", "nsubjpass", Relation.SUBJECT),
        ("aux:pass", "auxpass", Relation.AUXILIARY),
        ("acl:relcl", "relcl", Relation.ADNOMINAL),
        ("obj", "dobj", Relation.OBJECT),
        ("root", "ROOT", Relation.ROOT),
        ("conj", "conj", Relation.CONJUNCT),
        ("ccomp", "ccomp", Relation.COMPLEMENT),
        ("xcomp", "pcomp", Relation.CLOSED),
    ],
)
def test_both_schemes_tell_the_same(universal: str, clearnlp: str, relation: Relation) -> None:
    assert relation_of(universal) is relation
    assert relation_of(clearnlp) is relation


@pytest.mark.parametrize("label", ["", "dep", "flat:name", "npadvmod", "orphan"])
def test_what_no_clause_is_told_by_is_other(label: str) -> None:
    assert relation_of(label) is Relation.OTHER
    assert Relation.OTHER not in CLAUSAL
