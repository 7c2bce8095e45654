import pytest

from claimtrack.extract.pipelines import load_pipeline
from claimtrack.extract.tokenizing import BoundedTokenizer

TEXTS = [
    "a" * 5_000,
    "😀" * 3_000,
    "." * 3_000,
    "kratko " + "x-" * 400 + " in spet kratko.",
    "Beseda  " + "!" * 150 + "\n\n" + "?" * 150 + " konec",
    "https://example.org/" + "path/" * 60 + " je naslov",
    " \u200b\u200f\u202e " + "\u0301" * 200,
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_tokens_joined_are_the_text(text: str) -> None:
    doc = load_pipeline("sl").make_doc(text)
    assert doc.text == text
    assert "".join(token.text_with_ws for token in doc) == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_a_full_stop_is_parted_from_words_but_not_from_abbreviations() -> None:
    doc = load_pipeline("sl").make_doc("Poklical je dr. Novaka v urad. Bilo je leta 2019.")
    words = [token.text for token in doc]
    assert "dr." in words
    assert words[words.index("urad") + 1] == "."
    assert words[-2:] == ["2019", "."]


def test_the_tokeniser_goes_through_bytes_unchanged() -> None:
    tokenizer = load_pipeline("en").tokenizer
    assert isinstance(tokenizer, BoundedTokenizer)
    before = [token.text for token in tokenizer("It cost 3.5 in 2019. Mr. Kos left.")]
    assert tokenizer.from_bytes(tokenizer.to_bytes()) is tokenizer
    assert [token.text for token in tokenizer("It cost 3.5 in 2019. Mr. Kos left.")] == before
