"""What parsers often get wrong, and forms of words put right."""

from dataclasses import replace

from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.traits import Traits


def mend(heads: list[int], relations: list[Relation], traits: list[Traits]) -> None:
    """Change heads and relations in place: auxiliaries of auxiliaries, nominatives before participles."""
    for place, relation in enumerate(relations):
        above = heads[place]
        if relation is Relation.AUXILIARY and relations[above] is Relation.AUXILIARY:
            heads[place] = heads[above]
        elif relation is Relation.OTHER and place < above and _agrees(traits[place], traits[above]):
            relations[place] = Relation.SUBJECT
    _make_finite(heads, relations, traits)


def _make_finite(heads: list[int], relations: list[Relation], traits: list[Traits]) -> None:
    """A bare verb joined to a finite one is finite too, whatever it was taken for: "they fly and eat"."""
    helped = {heads[place] for place, relation in enumerate(relations) if relation is Relation.AUXILIARY}
    for place, relation in enumerate(relations):
        above = heads[place]
        bare = relation is Relation.CONJUNCT and traits[place].infinitive and traits[above].finite
        if bare and above < place and not {place, above} & helped:
            traits[place] = replace(traits[place], finite=True, infinitive=False)


def _agrees(noun: Traits, verb: Traits) -> bool:
    """True for a nominative of the gender and number of a participle, which then is its subject."""
    alike = (noun.gender, noun.number) == (verb.gender, verb.number)
    return noun.case == "Nom" and verb.participle and alike
