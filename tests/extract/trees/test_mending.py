from claimtrack.extract.trees.mending import mend
from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.traits import traits_of

PARTICIPLE = traits_of("Gender=Fem|Number=Sing|VerbForm=Part")
PLAIN = traits_of("")


def test_an_auxiliary_of_an_auxiliary_hangs_on_the_predicate() -> None:
    heads = [1, 2, 2]
    mend(heads, [Relation.AUXILIARY, Relation.AUXILIARY, Relation.ROOT], [PLAIN, PLAIN, PARTICIPLE])
    assert heads == [2, 2, 2]


def test_a_nominative_that_agrees_with_the_participle_behind_it_is_its_subject() -> None:
    for features, found in (
        ("Case=Nom|Gender=Fem|Number=Sing", Relation.SUBJECT),
        ("Case=Acc|Gender=Fem|Number=Sing", Relation.OTHER),
        ("Case=Nom|Gender=Masc|Number=Sing", Relation.OTHER),
    ):
        relations = [Relation.OTHER, Relation.ROOT]
        mend([1, 1], relations, [traits_of(features), PARTICIPLE])
        assert relations == [found, Relation.ROOT]
