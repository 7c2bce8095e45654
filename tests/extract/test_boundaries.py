import pytest

from tests.extract.reading import sentences_of

SLOVENIAN = [
    "Prišel je 13. septembra 2023. | Bila je 2. svetovna vojna. | V 19. stoletju je živel.",
    "To so dr. Janez Novak, mag. A. B. Kos in npr. podjetje X d. o. o. Ljubljana itd. | Potem je šel.",
    "Bilo jih je 13. | Potem so odšli.",
    "Na 75. Filmskem festivalu je bilo 3.500 ljudi. | Odšli so.",
    "»Kaj? | Ne vem,« je rekel. | »Res!« je dodal. | »To je to.« | Odšel je.",
    "„Vlada je padla. | Volitve bodo jeseni,“ je dejal.",
    "Rojen je bil 1. 5. 1990 v Kopru. | Zakon (Ur. l. RS, št. 5/20) velja.",
    "Janez Pavel II. je umrl… | In potem? | Da!",
    "Sestal se je z J. Novakom. | Jemlje vitamin C. | Zato je zdrav.",
    "Leta 2019. | Nato je odšel.",
    "Dogovor je, tj. zakon, sprejet. | Oz. skoraj.",
    "Podjetje Slomar D. O. O. je tu. | Odšel je. | Igral je za St. Louis.",
    "Prišli so ministri, poslanci idr. | Vlada je molčala.",
]
ENGLISH = [
    "Mr. Smith met Dr. Brown in the U.S. Senate at 5 p.m. on Friday. | He lives in the U.S. | The end.",
    "The firm, Acme Inc., grew 3.5 percent. | It hired 30. | Then 12 left.",
    "“It works. | I know it,” he said. | “Why?” she asked.",
    "J. K. Rowling wrote it. | It was founded in 1999. | No. 5 is here, i.e. in the U.K. capital.",
    "Apples, pears, etc. | Nothing else.",
    "He said: “Go!” | They went.",
]


@pytest.mark.parametrize(
    ("marked", "language"), [*((text, "sl") for text in SLOVENIAN), *((text, "en") for text in ENGLISH)]
)
def test_sentences_end_where_a_reader_ends_them(marked: str, language: str) -> None:
    expected = marked.split(" | ")
    assert sentences_of(marked.replace(" | ", " "), language) == expected


def test_a_paragraph_ends_a_sentence_without_a_full_stop() -> None:
    assert sentences_of("Naslov brez pike\n\nPrvi stavek.", "sl") == ["Naslov brez pike", "Prvi stavek."]


def test_a_closing_quote_on_the_next_line_goes_with_its_sentence() -> None:
    assert sentences_of('Rekel je: "Obstajajo možnosti.\n"\nNova vrstica', "sl") == [
        'Rekel je: "Obstajajo možnosti.\n"',
        "Nova vrstica",
    ]


def test_a_full_stop_before_a_small_letter_ends_nothing() -> None:
    assert sentences_of("Zmaga je bila 3. po vrsti za ekipo.", "sl") == [
        "Zmaga je bila 3. po vrsti za ekipo."
    ]


def test_numbers_of_a_list_stay_with_their_items() -> None:
    assert sentences_of("1. Prva točka\n2. Druga točka", "sl") == ["1. Prva točka", "2. Druga točka"]


def test_an_empty_text_has_no_sentence() -> None:
    assert sentences_of("", "en") == []
