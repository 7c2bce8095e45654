from claimtrack.extract import extract_claims
from claimtrack.extract.reasons import code_of

ARTICLE = """Plače lani zrasle za sedem odstotkov

Plače v javnem sektorju so lani zrasle za sedem odstotkov. To je povedal Kos.
"""


def codes(piece: str, text: str) -> set[str]:
    claim = next(claim for claim in extract_claims(text, language="sl").claims if piece in claim.text)
    return {code_of(reason) for reason in claim.reasons}


def test_a_headline_that_the_text_repeats_ranks_below_the_sentence() -> None:
    claims = extract_claims(ARTICLE, language="sl").claims
    assert claims[0].text.startswith("Plače v javnem sektorju")
    assert {"headline", "repeated"} <= codes("Plače lani", ARTICLE)


def test_a_sentence_is_no_headline() -> None:
    assert not {"headline", "repeated"} & codes("Plače v javnem", ARTICLE)


def test_the_only_line_of_a_text_is_no_headline() -> None:
    assert "headline" not in codes("Plače", "Plače so zrasle za 7 odstotkov")


def test_a_headline_of_its_own_is_not_called_repeated() -> None:
    text = "Reka Mura poplavila 12 vasi\n\nVlada se je sestala. Minister je odstopil."
    assert "headline" in codes("Mura", text)
    assert "repeated" not in codes("Mura", text)
