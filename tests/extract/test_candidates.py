"""What is cut out of a sentence by rules alone, and what never is."""

import pytest

from claimtrack.extract import ExtractedClaim, extract_claims
from tests.extract.reading import RULES_ONLY

SLOVENIAN_CUTS = [
    (
        "Za Ano je sicer to prva pot v tujino po treh letih in drugi obisk v Peruju, odkar je tam živela.",
        [
            "Za Ano je sicer to prva pot v tujino po treh letih",
            "[Za Ano je sicer to] drugi obisk v Peruju, odkar je tam živela",
        ],
    ),
    (
        "Podjetje je zaposlilo 300 ljudi in odprlo pet trgovin.",
        ["Podjetje je zaposlilo 300 ljudi", "[Podjetje je] odprlo pet trgovin"],
    ),
    (
        "Triglav je visok 2864 metrov in je najvišja gora v državi.",
        ["Triglav je visok 2864 metrov", "[Triglav] je najvišja gora v državi"],
    ),
    (
        "Plače so zrasle za 7 odstotkov, medtem ko so cene zrasle za 9 odstotkov.",
        ["Plače so zrasle za 7 odstotkov", "so cene zrasle za 9 odstotkov"],
    ),
    (
        "Minister trdi, da je država zgradila 500 stanovanj in da je obnovila 200 šol.",
        [
            "Minister trdi, da je država zgradila 500 stanovanj",
            "[Minister trdi,] da je obnovila 200 šol",
        ],
    ),
    (
        "Po pogovorih, ki so trajali dve uri, je minister dejal, da je zadovoljen.",
        [
            "Po pogovorih, ki so trajali dve uri [je minister dejal]",
            "[Po pogovorih] je minister dejal, da je zadovoljen",
        ],
    ),
    (
        "Inflacija ni padla na 2 odstotka in brezposelnost ni zrasla na 7 odstotkov.",
        ["Inflacija ni padla na 2 odstotka", "brezposelnost ni zrasla na 7 odstotkov"],
    ),
]
ENGLISH_CUTS = [
    (
        "Slovenia joined the EU in 2004 and adopted the euro in 2007.",
        ["Slovenia joined the EU in 2004", "[Slovenia] adopted the euro in 2007"],
    ),
    (
        "Wages rose 5 percent, while prices rose 7 percent.",
        ["Wages rose 5 percent", "prices rose 7 percent"],
    ),
    (
        "The minister said the state built 500 homes and that it renovated 200 schools.",
        ["The minister said the state built 500 homes", "[The minister said] that it renovated 200 schools"],
    ),
    (
        "The company Norvik, which was founded in 1987, hired 300 people.",
        [
            "The company Norvik, which was founded in 1987 [hired 300 people]",
            "[The company Norvik] hired 300 people",
        ],
    ),
    (
        "Alan Reeve, the first scientist to win the prize twice, died on Monday.",
        [
            "Alan Reeve, the first scientist to win the prize twice [died on Monday]",
            "[Alan Reeve] died on Monday",
        ],
    ),
]
NEVER_CUT = [
    ("Če bo BDP zrasel za 3 odstotke in bo inflacija padla na 2 odstotka, bo dobro.", "sl"),
    ("Podjetje naj bi zaposlilo 300 ljudi in odprlo pet trgovin.", "sl"),
    ("Podjetje ni zaposlilo 300 ljudi in odprlo pet trgovin.", "sl"),
    ("Tekma je trajala dve uri in 20 minut.", "sl"),
    ("V nesreči je umrlo med 30 in 40 ljudi.", "sl"),
    ("Podjetja, ki imajo manj kot 50 zaposlenih, ne plačajo davka.", "sl"),
    ("Vlada ni zvišala davkov, temveč je znižala prispevke za 2 odstotka.", "sl"),
    ("Državni zbor je s 47 glasovi za in 31 proti sprejel zakon.", "sl"),
    ("Cene so se zvišale za 5 odstotkov, ker je nafta dražja za 20 odstotkov.", "sl"),
    ("The company may hire 300 people and open five stores.", "en"),
    ("If GDP grows 3 percent and inflation falls to 2 percent, taxes fall.", "en"),
    ("Between 30 and 40 people died in the crash.", "en"),
    ("Companies that employ fewer than 50 people pay no tax.", "en"),
    ("GDP grew 3 percent last year, the office said on Monday.", "en"),
    ("Luka Kos je dosegel 34 točk, 11 skokov in osem podaj.", "sl"),
    ("Luka Kos je dosegel 34 točk, 11 skokov in osem podaj za zmago.", "sl"),
    ("Podjetje je kupilo 12 vlakov, pet lokomotiv ter osem vagonov za tovor in dve dvigali.", "sl"),
    ("Podjetje ima 12 trgovin in pet skladišč v Ljubljani.", "sl"),
    ("Predor je stal 62 milijonov evrov in ga je doslej stal več kot prvotno načrtovani tunel.", "sl"),
    ('Predor je stal "62 milijonov evrov", a ga je doslej stal več kot prvotno načrtovani tunel.', "sl"),
    ('Lani je prišlo "1,2 milijona turistov" v Ljubljano, kar je največ doslej.', "sl"),
    ("The player scored 34 points, 11 rebounds and eight assists in Leeds.", "en"),
    ("Did wages rise 5 percent and prices rise 7 percent?", "en"),
]


def claims_of(text: str, language: str) -> list[ExtractedClaim]:
    """In the order of the text."""
    found = extract_claims(text, language=language, options=RULES_ONLY).claims
    return sorted(found, key=lambda claim: (claim.start, claim.end))


def wordings(text: str, language: str) -> list[str]:
    return [claim.text for claim in claims_of(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        *((text, "sl", cut) for text, cut in SLOVENIAN_CUTS),
        *((text, "en", cut) for text, cut in ENGLISH_CUTS),
    ],
)
def test_both_sides_become_claims_when_both_carry_a_fact(
    text: str, language: str, expected: list[str]
) -> None:
    assert [claim.standalone for claim in claims_of(text, language)] == expected


@pytest.mark.parametrize(("text", "language"), NEVER_CUT)
def test_a_cut_that_would_change_the_meaning_is_not_made(text: str, language: str) -> None:
    assert wordings(text, language) == [text.rstrip(".")]


def test_what_is_said_of_a_whole_clause_is_a_claim_with_the_clause_in_brackets() -> None:
    text = (
        "The Queen opened the wing in Aster, her first visit since January and the third visit in ten years."
    )
    assert [claim.standalone for claim in claims_of(text, "en")] == [
        text.rstrip("."),
        "[The Queen opened the wing in Aster,] her first visit since January",
        "[The Queen opened the wing in Aster,] the third visit in ten years",
    ]


def test_what_a_standalone_form_adds_stands_in_brackets() -> None:
    for text, _ in SLOVENIAN_CUTS:
        for claim in claims_of(text, "sl"):
            assert claim.text in claim.standalone
            rest = claim.standalone.replace(claim.text, "").strip()
            assert not rest or (rest[0] == "[" and rest[-1] == "]")


def test_a_fact_told_by_a_nested_claim_counts_there() -> None:
    text = "Ljubljana, ki je lani imela 295.000 prebivalcev, je lepa."
    nested, whole = claims_of(text, "sl")[0], claims_of(text, "sl")[-1]
    assert any(reason.startswith("number") for reason in nested.reasons)
    assert not any(reason.startswith("number") for reason in whole.reasons)
    assert nested.score > whole.score


def test_a_nested_claim_opens_with_its_noun_and_not_with_the_preposition_before() -> None:
    nested, whole = wordings("Kos živi v Ljubljani, ki je lani imela 295.000 prebivalcev.", "sl")[::-1]
    assert nested == "Ljubljani, ki je lani imela 295.000 prebivalcev"
    assert whole.startswith("Kos živi")


def test_a_quotation_mark_without_its_partner_is_trimmed() -> None:
    first, second = claims_of('"Plače so zrasle. Cene tudi," je dejal Kos.', "sl")
    assert first.text == "Plače so zrasle"
    assert second.text == 'Cene tudi," je dejal Kos'
