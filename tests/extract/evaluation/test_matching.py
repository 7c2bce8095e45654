"""Which extracted claim counts for which labelled one."""

from claimtrack.extract.evaluation.labelled import LabelledClaim, LabelledText
from claimtrack.extract.evaluation.matching import match_claims
from claimtrack.extract.values import ExtractedClaim, Kind

TEXT = "Exports grew by 4 per cent, and imports, which had stagnated for 2 years, fell by 3 per cent."


def labelled(*wordings: str) -> LabelledText:
    claims = tuple(
        LabelledClaim(start=TEXT.index(words), end=TEXT.index(words) + len(words)) for words in wordings
    )
    return LabelledText("a", "en", None, None, TEXT, (), claims)


def extracted(words: str, *, standalone: str | None = None, score: float = 0.9) -> ExtractedClaim:
    start = TEXT.index(words)
    return ExtractedClaim(
        words, standalone or words, start, start + len(words), 0, None, score, (), Kind.QUANTITY
    )


def test_the_closest_claim_is_taken() -> None:
    whole, part = extracted(TEXT[:-1]), extracted("Exports grew by 4 per cent")
    (match,) = match_claims(labelled("Exports grew by 4 per cent"), [whole, part])
    assert match.found == part
    assert match.alone


def test_a_claim_that_holds_a_second_one_is_found_but_not_alone() -> None:
    text = labelled("Exports grew by 4 per cent", "fell by 3 per cent")
    matches = match_claims(text, [extracted(TEXT[:-1])])
    assert [match.found is not None for match in matches] == [True, True]
    assert [match.alone for match in matches] == [False, False]


def test_what_the_standalone_form_leaves_out_is_no_second_claim() -> None:
    outer = "imports, which had stagnated for 2 years, fell by 3 per cent"
    text = labelled(outer, "which had stagnated for 2 years")
    held, parted = extracted(outer), extracted(outer, standalone="imports […] fell by 3 per cent")
    assert not match_claims(text, [held])[0].alone
    assert match_claims(text, [parted])[0].alone


def test_only_the_first_claims_count() -> None:
    others = [extracted("had stagnated", score=0.9 - place / 100) for place in range(6)]
    (match,) = match_claims(labelled("fell by 3 per cent"), [*others, extracted("fell by 3 per cent")])
    assert match.found is None


def test_a_claim_that_misses_most_of_it_does_not_count() -> None:
    (match,) = match_claims(labelled("Exports grew by 4 per cent"), [extracted("Exports grew")])
    assert match.found is None
