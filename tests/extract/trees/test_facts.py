import pytest

from claimtrack.extract.trees.facts import Facts
from tests.extract.trees.building import read
from tests.extract.trees.test_tree import tree_of


def facts_of(rows: str, language: str = "en") -> Facts:
    tree = tree_of(rows, language)
    return Facts(read(tree.doc, language), tree)


@pytest.mark.parametrize(
    "rows",
    [
        "rose rise VERB ROOT 0 VerbForm=Fin\n5 5 NUM nummod 2 NumType=Card\npercent percent NOUN dobj 0 _",
        "the the DET det 2 _\nfirst first ADJ amod 2 _\nvisit visit NOUN ROOT 2 _",
        "Brown Brown PROPN nsubj 1 _\nsleeps sleep VERB ROOT 1 Tense=Pres|VerbForm=Fin",
    ],
)
def test_a_figure_a_rank_or_a_name_with_a_verb_can_be_checked(rows: str) -> None:
    assert facts_of(rows).carries(0, len(rows.splitlines()))


@pytest.mark.parametrize(
    "rows",
    [
        "he he PRON nsubj 1 _\nsaid say VERB ROOT 1 Tense=Past|VerbForm=Fin",
        "Brown Brown PROPN ROOT 0 _",
        "lovely lovely ADJ amod 1 _\nweather weather NOUN ROOT 1 _",
    ],
)
def test_a_remainder_cannot(rows: str) -> None:
    assert not facts_of(rows).carries(0, len(rows.splitlines()))


def test_counts_are_of_half_open_ranges() -> None:
    facts = facts_of("12 12 NUM nummod 1 NumType=Card\ncows cow NOUN ROOT 1 _")
    assert facts.count("number", 0, 1) == 1
    assert facts.count("number", 1, 2) == 0
    assert facts.count("number", 2, 1) == 0
