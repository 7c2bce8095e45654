"""Further statements behind commas and opening words, through the trained pipelines."""

import pytest

from claimtrack.extract.extensions import CLAIMS
from claimtrack.extract.options import DEFAULT_OPTIONS
from claimtrack.extract.pipelines import load_pipeline
from claimtrack.extract.trained.bases import find_base

LANGUAGES = [language for language in ("en", "sl") if find_base(language, DEFAULT_OPTIONS) is not None]
pytestmark = pytest.mark.skipif(len(LANGUAGES) < 2, reason="not all trained pipelines are installed")

PARTED = [
    (
        "sl",
        "Brezposelnost je padla na 4,1 odstotka, kar je najmanj od leta 1991.",
        ["Brezposelnost je padla na 4,1 odstotka", "kar je najmanj od leta 1991"],
    ),
    (
        "sl",
        "Umrlo je 12 ljudi, od tega je bilo pet otrok.",
        ["Umrlo je 12 ljudi", "od tega je bilo pet otrok"],
    ),
    (
        "sl",
        "Most so zaprli, ker je voda odnesla dva stebra.",
        ["Most so zaprli", "je voda odnesla dva stebra"],
    ),
    (
        "sl",
        "Podjetje ima 300 zaposlenih; lani je ustvarilo 20 milijonov evrov prihodkov.",
        ["Podjetje ima 300 zaposlenih", "lani je ustvarilo 20 milijonov evrov prihodkov"],
    ),
    (
        "sl",
        "Stavbo so preiskali v 5 urah, pri čemer so zasegli 40 računalnikov.",
        ["Stavbo so preiskali v 5 urah", "so zasegli 40 računalnikov"],
    ),
    (
        "sl",
        "Ministrica je dejala, da so odprli 5 šol, da so zaposlili 200 učiteljev in da je cena 3 milijone.",
        ["so odprli 5 šol", "so zaposlili 200 učiteljev", "je cena 3 milijone"],
    ),
    (
        "en",
        "The clinic opened 60 beds in May, which is 12 more than it had promised, the manager said.",
        ["The clinic opened 60 beds in May", "which is 12 more than it had promised"],
    ),
    (
        "en",
        "The school was praised by inspectors in 2019 and has lost most of its teachers.",
        ["The school was praised by inspectors in 2019", "has lost most of its teachers"],
    ),
    (
        "en",
        "The ferry, built in 1987 and sold to a Greek owner in 2009, was detained in Patras for a week.",
        [
            "The ferry, built in 1987 and sold to a Greek owner in 2009, was detained in Patras for a week",
            "built in 1987",
            "sold to a Greek owner in 2009",
        ],
    ),
    (
        "en",
        "The road was closed after a lorry had hit the bridge.",
        ["The road was closed", "a lorry had hit the bridge"],
    ),
    (
        "en",
        "The firm signed the contract in May, two days after its director had resigned.",
        ["The firm signed the contract in May", "two days after its director had resigned"],
    ),
    (
        "en",
        "The match was played in Leeds, Anna Marsh scoring twice in the first half.",
        ["The match was played in Leeds", "Anna Marsh scoring twice in the first half"],
    ),
    (
        "en",
        "The plant made 5,000 cars last year, twice as many as in 2019.",
        ["The plant made 5,000 cars last year", "twice as many as in 2019"],
    ),
    (
        "en",
        "The bridge closed in May because the water had washed away two pillars.",
        ["The bridge closed in May", "the water had washed away two pillars"],
    ),
    (
        "en",
        "The river flooded 300 houses, forcing 1,200 people to leave.",
        ["The river flooded 300 houses", "forcing 1,200 people to leave"],
    ),
    (
        "en",
        "She said that the school opened in 2019, that it had 300 pupils and that the roof leaked in May.",
        ["the school opened in 2019", "it had 300 pupils", "the roof leaked in May"],
    ),
    (
        "en",
        "The council bought 40 buses, a purchase that cost 9 million euros.",
        ["The council bought 40 buses", "a purchase that cost 9 million euros"],
    ),
]
WHOLE = [
    ("sl", "Vlada ni odstopila, ker bi izgubila glasovanje leta 2020."),
    ("sl", "Odstopil je šele, ko je tožilstvo vložilo obtožnico proti 5 ljudem."),
    ("sl", "Podjetje bo dobilo 5 milijonov evrov, če bo zaposlilo 200 ljudi, kar je malo verjetno."),
    ("sl", "Vse, kar je minister obljubil leta 2020, je bilo uresničeno."),
    ("sl", "Kupili so tri tovornjake, dva avtobusa in 12 koles."),
    ("sl", "Nihče ni trdil, da je podjetje odpustilo 300 delavcev in da je direktor odstopil."),
    ("sl", "Upa, da bo podjetje zaposlilo 300 ljudi in da bo dobiček zrasel za 5 odstotkov."),
    ("en", "The law that was passed in 2020 was repealed."),
    ("en", "He did not resign because he was ill in 2020."),
    ("en", "The minister resigned only after prosecutors charged five people."),
    ("en", "The company will get 5 million euros if it hires 200 people, which is unlikely."),
    ("en", "She hopes that profits will rise by 5 percent and that 300 people will be hired."),
    ("en", "They bought a house, a car that cost 5,000 euros and a boat."),
]


def words_of(text: str, language: str) -> list[str]:
    doc = load_pipeline(language)(text)
    return [span.text for span in doc.spans[CLAIMS]]


@pytest.mark.parametrize(("language", "text", "expected"), PARTED)
def test_each_fact_is_a_claim_of_its_own(language: str, text: str, expected: list[str]) -> None:
    assert words_of(text, language) == expected


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_what_would_mean_something_else_alone_stays_whole(language: str, text: str) -> None:
    assert words_of(text, language) == [text.rstrip(".")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "sl",
            "Minister je na seji vlade, ki je trajala dve uri, predstavil 15 zakonov.",
            "predstavil 15 zakonov",
        ),
        ("sl", "Predlog zakona, ki ga je vložila stranka, so zavrnili leta 2020.", "so zavrnili leta 2020"),
        (
            "en",
            "The company, which employs 300 people, moved to Leeds in 2015.",
            "moved to Leeds in 2015",
        ),
    ],
)
def test_a_clause_that_goes_on_behind_another_keeps_its_subject(
    language: str, text: str, expected: str
) -> None:
    found = words_of(text, language)
    assert not any(words == expected for words in found)
    assert any(words.endswith(expected) for words in found)


def test_what_is_said_of_a_share_gets_the_whole_back() -> None:
    doc = load_pipeline("sl")(
        "Upniki so prijavili 38 milijonov evrov terjatev, od tega jih je 12 priznalo sodišče."
    )
    share = doc.spans[CLAIMS][-1]
    assert share._.standalone.startswith("[Upniki so prijavili 38 milijonov evrov terjatev,] od tega")
