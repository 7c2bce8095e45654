import subprocess
import sys

import pytest

from claimtrack.errors import EmptyTextError, UnknownLanguageError
from claimtrack.extract import REASON_CODES, ExtractedClaim, Extraction, extract_claims, extract_many
from claimtrack.extract.reasons import code_of

TEXT = "Naslov\n\nV torek je vlada sprejela 5 zakonov. Upam, da bo bolje.\n"


def test_claims_come_by_falling_score_with_exact_offsets() -> None:
    extraction = extract_claims(TEXT, language="sl")
    assert isinstance(extraction, Extraction)
    assert extraction.language == "sl"
    assert [claim.score for claim in extraction.claims] == sorted(
        (claim.score for claim in extraction.claims), reverse=True
    )
    assert all(TEXT[claim.start : claim.end] == claim.text for claim in extraction.claims)


def test_every_claim_lies_in_the_sentence_it_names() -> None:
    extraction = extract_claims(TEXT * 3, language="sl")
    for claim in extraction.claims:
        start, end = extraction.sentences[claim.sentence]
        assert start <= claim.start < claim.end <= end


def test_sentences_are_trimmed_and_in_order() -> None:
    extraction = extract_claims(TEXT, language="sl")
    assert [TEXT[start:end] for start, end in extraction.sentences] == [
        "Naslov",
        "V torek je vlada sprejela 5 zakonov.",
        "Upam, da bo bolje.",
    ]


def test_reasons_are_of_the_closed_set() -> None:
    claims: tuple[ExtractedClaim, ...] = extract_claims(TEXT, language="sl").claims
    assert {code_of(reason) for claim in claims for reason in claim.reasons} <= set(REASON_CODES)
    assert all(claim.reasons for claim in claims)


def test_the_same_text_always_gives_the_same_claims() -> None:
    assert extract_claims(TEXT, language="sl") == extract_claims(TEXT, language="sl")


def test_the_language_is_detected_when_none_is_given() -> None:
    assert extract_claims("Vlada je danes sprejela nov zakon o zdravstvu in šolstvu.").language == "sl"
    assert extract_claims("The government passed a new law on health and schools today.").language == "en"


@pytest.mark.parametrize("text", ["", "  \n\t ", "\u200b\n\ufeff", "\n\n\n"])
def test_a_text_with_nothing_to_see_is_refused(text: str) -> None:
    with pytest.raises(EmptyTextError):
        extract_claims(text)


@pytest.mark.parametrize("language", ["xx", "", "SL", "slv"])
def test_an_unknown_language_is_refused(language: str) -> None:
    if not language:
        assert extract_claims(TEXT, language=language).language == "sl"
        return
    with pytest.raises(UnknownLanguageError):
        extract_claims(TEXT, language=language)


@pytest.mark.parametrize(
    "text", ["...", "123", "😀😀", "* * *", "!?", "Kje? Kdaj?", "Dober dan! Hvala lepa."]
)
def test_a_text_without_a_claim_has_none_and_is_no_error(text: str) -> None:
    assert extract_claims(text, language="sl").claims == ()


def test_many_texts_come_one_at_a_time_in_order() -> None:
    texts = (f"Vlada je sprejela {number} zakonov." for number in range(3))
    stream = extract_many(texts, language="sl")
    assert next(stream).claims[0].text == "Vlada je sprejela 0 zakonov"
    assert [extraction.claims[0].text[-9:-8] for extraction in stream] == ["1", "2"]


def test_offsets_stay_global_over_the_parts_of_a_long_text() -> None:
    text = "Vlada je v torek sprejela 5 zakonov.\n\n" * 4_000
    extraction = extract_claims(text, language="sl")
    assert len(extraction.sentences) == 4_000
    assert len(extraction.claims) == 4_000
    assert all(text[claim.start : claim.end] == claim.text for claim in extraction.claims)
    assert extraction.claims[-1].sentence == 3_999


def test_the_values_are_there_without_waiting_for_spacy() -> None:
    code = "import sys, claimtrack.extract, claimtrack.cli.extract; sys.exit('spacy' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 - our own words
    assert ended.returncode == 0


def test_an_opinion_is_not_lifted_by_the_article_of_a_law() -> None:
    opinion, fact = (
        extract_claims(text, language="sl").claims[0].score
        for text in ("Prepričan sem, da je 12. člen sramota.", "To je njegov 12. obisk v Rusiji.")
    )
    assert opinion < 0.1 < fact
