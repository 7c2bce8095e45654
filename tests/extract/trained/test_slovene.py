"""That the bundled pipeline loads and is sane; how good it is, training/slovene measures."""

import subprocess
import sys

import pytest
import spacy
from spacy.language import Language

from claimtrack.extract.options import DEFAULT_OPTIONS
from claimtrack.extract.trained.bases import SLOVENE, load_base

LARGEST = 25_000_000


@pytest.fixture(scope="module")
def nlp() -> Language:
    loaded = load_base("sl", DEFAULT_OPTIONS)
    assert loaded is not None
    return loaded


def test_the_weights_are_small_and_carry_their_notice() -> None:
    assert sum(path.stat().st_size for path in SLOVENE.rglob("*") if path.is_file()) < LARGEST
    notice = (SLOVENE / "NOTICE").read_text(encoding="utf-8")
    assert all(
        source in notice for source in ("CC BY-SA 4.0", "SUK 1.0", "GeoNames", "wordfreq", "simplemma")
    )


@pytest.mark.parametrize("module", ["claimtrack.extract.trained", "claimtrack.extract.pipelines"])
def test_the_folder_loads_by_itself_once_the_package_is_imported(module: str) -> None:
    code = (
        f"import spacy, {module}; print(len(list(spacy.load({str(SLOVENE)!r})('Prvi. Drugi je tu.').sents)))"
    )
    done = subprocess.run(  # noqa: S603 - this very Python
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "2"


def test_it_says_what_it_was_trained_on(nlp: Language) -> None:
    assert nlp.meta["license"] == "CC BY-SA 4.0"
    assert {"SUK 1.0", "UD Slovenian SSJ"} <= {
        source["name"].split(" (")[0] for source in nlp.meta["sources"]
    }
    assert nlp.meta["performance"]["pos_acc"] > 0.964


@pytest.mark.parametrize(
    "marked",
    [
        "„Vlada je padla. | Volitve bodo jeseni,“ je dejal predsednik. | Potem je odšel.",
        "Za Ano je to prvi obisk 13. septembra. | Nato se vrne.",
        "Sestal se je z J. Novakom. | Govorila sta o dr. A. B. Kosu.",
        "Umrl je 2. januarja 1999. | Bilo mu je 80 let.",
        "Cene so višje za 3,5 odstotka. | »To je veliko. | Preveč!« je rekla.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(nlp: Language, marked: str) -> None:
    expected = marked.split(" | ")
    assert [sent.text for sent in nlp(" ".join(expected)).sents] == expected


def test_a_closing_quote_on_the_next_line_is_no_sentence(nlp: Language) -> None:
    doc = nlp('Dejal je: "Imamo dovolj časa.\n"\nNaslednji dan je odpotoval.')
    assert [sent.text.strip() for sent in doc.sents] == [
        'Dejal je: "Imamo dovolj časa.\n"',
        "Naslednji dan je odpotoval.",
    ]


def test_words_have_part_of_speech_features_lemma_and_head(nlp: Language) -> None:
    doc = nlp("Vlada je v torek sprejela nov zakon.")
    told = {token.text: token for token in doc}
    assert [told[word].pos_ for word in ("Vlada", "je", "v", "sprejela", "nov")] == [
        "NOUN",
        "AUX",
        "ADP",
        "VERB",
        "ADJ",
    ]
    assert told["sprejela"].lemma_ == "sprejeti"
    assert told["zakon"].morph.get("Case", []) == ["Acc"]
    assert told["Vlada"].head.text == "sprejela"
    assert told["Vlada"].dep_ == "nsubj"


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Za Marka je to že tretja zmaga v tej sezoni.", "Marka", "PER"),
        ("O načrtu je govoril z Alešem Kosom.", "Alešem Kosom", "PER"),
        ("Minister je včeraj odpotoval v Beograd.", "Beograd", "LOC"),
        ("Hitro so se vrnili iz Maribora.", "Maribora", "LOC"),
    ],
)
def test_names_are_found_in_oblique_cases(nlp: Language, text: str, name: str, label: str) -> None:
    assert (name, label) in [(span.text, span.label_) for span in nlp(text).ents]


def test_white_space_is_no_word(nlp: Language) -> None:
    doc = nlp("Prvi  stavek.\n\n\t Drugi stavek.  ")
    spaces = [token for token in doc if token.is_space]
    assert spaces
    assert {token.pos_ for token in spaces} == {"SPACE"}
    assert {str(token.morph) for token in spaces} == {""}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "\u200b", "😀" * 300, "a" * 3000, "Novak " * 200])
def test_odd_texts_stay_as_they_are(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert "".join(sent.text_with_ws for sent in doc.sents) == text


def test_many_texts_at_once_are_read_as_each_alone(nlp: Language) -> None:
    texts = ["Cene so zrasle.", "Ana Kos živi v Kopru.", "Koliko stane?"]
    together = [[(token.pos_, token.lemma_, token.dep_) for token in doc] for doc in nlp.pipe(texts)]
    assert together == [[(token.pos_, token.lemma_, token.dep_) for token in nlp(text)] for text in texts]


def test_it_goes_to_disk_and_back(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("saved")
    nlp.to_disk(folder)
    text = "Za Ano je to prvi obisk 13. septembra."
    assert [token.dep_ for token in spacy.load(folder)(text)] == [token.dep_ for token in nlp(text)]
