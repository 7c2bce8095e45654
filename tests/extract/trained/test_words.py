import pytest
import spacy
from spacy.tokens import Doc

from claimtrack.extract.trained.bases import ENGLISH
from claimtrack.extract.trained.words import cache_words

PACKAGE = next(filter(spacy.util.is_package, reversed(ENGLISH)), "")
TEXTS = [
    "The mayor's office said that nobody had been told, didn't it?",
    "Ain't that so?  They're gonna leave;\n\nlet's see what there was. It is I who got it.",
    "You all have to go, y'all. She gets what she got; those who do, do it once more.",
]
Told = list[tuple[str, str, str]]


def _told(doc: Doc) -> Told:
    return [(token.pos_, str(token.morph), token.lemma_) for token in doc]


@pytest.mark.skipif(not PACKAGE, reason="no official English pipeline is installed")
def test_the_answers_are_those_of_the_components_replaced() -> None:
    plain, cached = spacy.load(PACKAGE), spacy.load(PACKAGE)
    cache_words(cached)
    assert "cached_words" in cached.pipe_names
    assert {"attribute_ruler", "lemmatizer"}.isdisjoint(cached.pipe_names)
    for text in [*TEXTS, *TEXTS, ""]:
        assert _told(cached(text)) == _told(plain(text))


def test_a_pipeline_without_these_components_stays_as_it_is() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("attribute_ruler")
    cache_words(nlp)
    assert nlp.pipe_names == ["sentencizer", "attribute_ruler"]
