from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract.language import rules_for
from claimtrack.services.articles.claim_matching import Span, match_by_place, match_by_wording

ENGLISH = rules_for("en").negations
SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def always(_new: int, _old: int) -> bool:
    return True


def places(new: list[Span], old: list[Span]) -> dict[int, int]:
    return match_by_place(
        {key: [span] for key, span in enumerate(new)},
        {key: [span] for key, span in enumerate(old)},
        may=always,
    )


def wordings(new: list[str], old: list[str]) -> dict[int, int]:
    return match_by_wording(dict(enumerate(new)), dict(enumerate(old)), may=always, negations=ENGLISH)


def test_spans_that_share_half_of_both_together_match() -> None:
    assert places([(0, 10)], [(0, 5)]) == {0: 0}
    assert places([(0, 10)], [(0, 4)]) == {}
    assert places([(0, 10)], [(10, 20)]) == {}


def test_the_best_pairs_come_first_and_none_is_matched_twice() -> None:
    assert places([(0, 10), (0, 8)], [(0, 9), (0, 8)]) == {0: 0, 1: 1}
    assert places([(0, 10), (1, 10)], [(0, 10)]) == {0: 0}


def test_any_of_several_places_may_be_the_common_one() -> None:
    assert match_by_place({0: [(0, 4), (50, 60)]}, {7: [(20, 24), (51, 60)]}, may=always) == {0: 7}


def test_what_may_not_belong_together_goes_to_the_next_best() -> None:
    found = match_by_place({0: [(0, 10)]}, {1: [(0, 10)], 2: [(0, 9)]}, may=lambda _new, old: old != 1)
    assert found == {0: 2}


@given(st.lists(SPANS, max_size=8), st.lists(SPANS, max_size=8))
def test_no_pair_is_missed_and_equal_spans_always_match(new: list[Span], old: list[Span]) -> None:
    matched = places(new, old)
    assert len(set(matched.values())) == len(matched)
    for new_key, span in enumerate(new):
        for old_key, other in enumerate(old):
            common = max(0, min(span[1], other[1]) - max(span[0], other[0]))
            together = max(span[1], other[1]) - min(span[0], other[0])
            if 2 * common >= together:
                assert new_key in matched or old_key in matched.values()


def test_the_same_words_match_whatever_stands_between_them() -> None:
    assert wordings(["The bridge\n cost much"], ["The bridge cost much"]) == {0: 0}


def test_four_fifths_of_the_words_in_the_same_order_are_enough() -> None:
    before = "the mayor of the town opened the new bridge yesterday"
    assert wordings(["the mayor of the town opened the old bridge yesterday"], [before]) == {0: 0}
    assert wordings(["the mayor of a town opened an old bridge there"], [before]) == {}
    assert wordings(["yesterday bridge new the opened town the of mayor the"], [before]) == {}


def test_another_figure_or_a_negation_makes_another_statement() -> None:
    before = "the town spent 18 million crowns on the new harbour bridge"
    assert wordings([before.replace("18", "21")], [before]) == {}
    assert wordings([before.replace("spent", "never spent")], [before]) == {}
    assert wordings([before.replace("new", "grand")], [before]) == {0: 0}


def test_the_likest_wording_is_taken_and_each_only_once() -> None:
    near, same = "a b c d e f g h i x", "a b c d e f g h i j"
    assert wordings([near, same], [same]) == {1: 0}
    assert wordings([same], [near, same]) == {0: 1}


@given(st.lists(st.sampled_from("abcdefghijkl"), min_size=1, unique=True), st.data())
def test_a_wording_with_few_changes_is_always_found(words: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(words) - 1))
    changed = [*words[:place], "z", *words[place + 1 :]]
    expected = {0: 0} if 2 * (len(words) - 1) / (2 * len(words)) >= 0.8 else {}
    assert wordings([" ".join(changed)], [" ".join(words)]) == expected
