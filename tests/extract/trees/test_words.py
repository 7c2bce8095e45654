from dataclasses import fields

import pytest

from claimtrack.extract.language import LANGUAGES, rules_for
from claimtrack.extract.trees.clauses import Clauses
from claimtrack.extract.trees.facts import Facts
from claimtrack.extract.trees.frames import Sort
from claimtrack.extract.trees.lexicon import Lexicon, Sign, credit_phrases
from claimtrack.extract.trees.safety import Safety
from claimtrack.extract.trees.splits import Splits
from claimtrack.extract.trees.tree import Memories, Tree
from claimtrack.extract.trees.words import Joints, joints_for
from tests.extract.trees.building import build, read, steps_of
from tests.extract.trees.test_claims import PREDICATES, SHARED_AUXILIARY


@pytest.mark.parametrize("language", LANGUAGES)
def test_listed_words_are_lower_case(language: str) -> None:
    joints = joints_for(language)
    for field in fields(joints):
        for listed in getattr(joints, field.name) if "frozenset" in str(field.type) else ():
            parts = [listed] if isinstance(listed, str) else listed
            assert all(part == part.lower() and part.strip() for part in parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_opens_a_clause_opens_one_sort_of_it(language: str) -> None:
    joints = joints_for(language)
    tables = [joints.contrasts, joints.times, joints.causes, joints.measures]
    assert sum(map(len, tables)) == len(frozenset().union(*tables))
    assert not joints.additive & {"or", "nor", "ali", "oziroma", "niti"}


def test_a_word_may_be_of_several_sorts() -> None:
    lexicon = Lexicon(rules_for("sl"), joints_for("sl"))
    assert lexicon.signs[","] == Sign.EDGE
    assert lexicon.signs["prva"] & Sign.ORDINAL
    assert lexicon.signs["drugi"] & Sign.LOOSE_ORDINAL


def test_credits_open_with_a_preposition() -> None:
    phrases = credit_phrases(rules_for("en"))
    assert ("according", "to") in phrases["according"]
    assert "data" not in phrases


@pytest.mark.parametrize(
    ("language", "rows"), [("sl", SHARED_AUXILIARY), ("en", PREDICATES.format(joint="and", end="."))]
)
def test_without_a_table_nothing_is_parted(language: str, rows: str) -> None:
    doc = read(build(language, rows), language)
    tree = Tree(doc, Lexicon(rules_for(language), Joints()), Memories(steps_of(language).vocab.strings))
    facts = Facts(doc, tree)
    frames = Clauses(tree, facts).read(list(doc.sents))
    splits = Splits(tree, facts, Safety(doc, tree, frames))
    parted = [splits.part(frame) for frame in frames if frame.sort is Sort.MAIN]
    assert [len(units) for units in parted] == [1]
