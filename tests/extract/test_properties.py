"""Whatever the text: no crash, exact offsets, sentences in order, spans inside them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.errors import EmptyTextError
from claimtrack.extract import extract_claims

WORDS = (
    "Vlada je in ki da če dejal prvi najvišji naj bi medtem said The which Kim Jong-un dr. U.S. 13. 2019 3,5"
)
SIGNS = [*',.!?…()-"„“”»«', "\u2013", "\n", "\n\n", " ", "  ", "\t", "\r", "\x00", "\ufffd", "\ud83d"]
BRACKETED = re.compile(r"\[[^\[\]]*\]")
UNSEEN = ["😀", "👩\u200d👧", "\u200b", "\u200d", "\ufeff", "\u202e", "\u200f", "é", "e\u0301"]
PIECES = [*WORDS.split(), *SIGNS, *UNSEEN]
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)


def check(text: str, language: str) -> None:
    extraction = extract_claims(text, language=language)
    previous = 0
    for start, end in extraction.sentences:
        assert previous <= start < end <= len(text)
        previous = end
    for claim in extraction.claims:
        first, last = extraction.sentences[claim.sentence]
        assert text[claim.start : claim.end] == claim.text
        assert first <= claim.start < claim.end <= last
        assert 0 <= claim.score <= 1
        assert is_made_of(claim.standalone, claim.text) or "\ud83d" in claim.text


def is_made_of(form: str, text: str) -> bool:
    """True when brackets aside the form is pieces of the text, in their order; nothing is made up."""
    place = 0
    for piece in BRACKETED.split(form):
        found = text.find(piece.strip(), place)
        if found < 0:
            return False
        place = found + len(piece.strip())
    return "[" in form or form == text


@given(text=TEXTS, language=st.sampled_from(["sl", "en"]))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_with_exact_offsets(text: str, language: str) -> None:
    try:
        check(text, language)
    except EmptyTextError:
        assert not any(map(str.isalnum, text))


LONG = {
    "one sentence": "Vlada, ki je lani, zaposlila 300 ljudi in 20 konj, " * 700,
    "no punctuation": "beseda " * 8_000,
    "no space": "a" * 50_000,
    "open quotes": '"Da je tako, ' * 3_000,
    "one long quotation": 'On: "' + "Vlada je padla. " * 2_000 + '" je dejal Kos.',
    "open brackets": "( Da je tako, " * 3_000,
    "emoji": "😀" * 30_000,
    "full stops": ". " * 8_000,
    "abbreviations": "dr. " * 8_000,
    "names": "Kim Putin " * 4_000,
    "lines": "A\n" * 3_000,
}


@pytest.mark.parametrize("name", LONG)
def test_long_odd_texts_are_read_in_linear_time(name: str) -> None:
    """Each of these took minutes, or grew with the square, in one step or another of an earlier pipeline."""
    check(LONG[name], "sl")
