"""What two label schemes of dependency trees have in common: Universal Dependencies and that of ClearNLP.

UD makes the predicate the head and hangs the copula on it, ClearNLP the other way round; a clause has one
head in both, and its words are the subtree of that head.
"""

from enum import IntEnum


class Relation(IntEnum):
    """How a token hangs on its head; OTHER for what clauses are not told by."""

    OTHER = 0
    ROOT = 1
    SUBJECT = 2
    AUXILIARY = 3
    MARKER = 4
    COORDINATOR = 5
    CONJUNCT = 6
    COMPLEMENT = 7
    ADVERBIAL = 8
    ADNOMINAL = 9
    APPOSITION = 10
    PARATAXIS = 11
    NEGATION = 12
    OBJECT = 13
    PREDICATE = 14
    MODIFIER = 15
    NUMERAL = 16
    CLOSED = 17
    EXPLETIVE = 18


_LABELS = {
    "root": Relation.ROOT,
    "nsubj": Relation.SUBJECT,
    "nsubjpass": Relation.SUBJECT,
    "aux": Relation.AUXILIARY,
    "auxpass": Relation.AUXILIARY,
    "cop": Relation.AUXILIARY,
    "mark": Relation.MARKER,
    "cc": Relation.COORDINATOR,
    "conj": Relation.CONJUNCT,
    "ccomp": Relation.COMPLEMENT,
    "advcl": Relation.ADVERBIAL,
    "acl": Relation.ADNOMINAL,
    "relcl": Relation.ADNOMINAL,
    "appos": Relation.APPOSITION,
    "parataxis": Relation.PARATAXIS,
    "neg": Relation.NEGATION,
    "obj": Relation.OBJECT,
    "dobj": Relation.OBJECT,
    "attr": Relation.PREDICATE,
    "amod": Relation.MODIFIER,
    "nummod": Relation.NUMERAL,
    "expl": Relation.EXPLETIVE,
    "csubj": Relation.CLOSED,
    "csubjpass": Relation.CLOSED,
    "xcomp": Relation.CLOSED,
    "pcomp": Relation.CLOSED,
}
CLAUSAL = frozenset(
    {
        Relation.ROOT,
        Relation.CONJUNCT,
        Relation.COMPLEMENT,
        Relation.ADVERBIAL,
        Relation.ADNOMINAL,
        Relation.APPOSITION,
        Relation.PARATAXIS,
        Relation.CLOSED,
    }
)


def relation_of(label: str) -> Relation:
    """Return the common relation of a label of either scheme; subtypes ("nsubj:pass") count as their type."""
    return _LABELS.get(label.partition(":")[0].lower(), Relation.OTHER)
