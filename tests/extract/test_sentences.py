import pytest
import spacy
from spacy.tokens import Doc

from claimtrack.extract.components.sentences import LeftToParser, RuleSentences
from claimtrack.extract.language import rules_for

YES, OPEN, NO = True, None, False


def _starts(text: str, left: LeftToParser) -> dict[str, bool | None]:
    doc = RuleSentences(rules_for("sl"), left=left)(spacy.blank("sl")(text))
    return {token.text: token.is_sent_start for token in doc}


def test_every_token_is_decided_where_no_parser_follows() -> None:
    found = _starts("Prvi stavek. Drugi je tu.", LeftToParser.NOTHING)
    assert [word for word, starts in found.items() if starts is YES] == ["Prvi", "Drugi"]
    assert OPEN not in found.values()


def test_brackets_between_sentences_are_left_to_the_parser() -> None:
    found = _starts("Vstop je prost. (jk) Vabljeni vsi.", LeftToParser.BRACKETS)
    assert (found["Vstop"], found["("], found["Vabljeni"]) == (YES, OPEN, OPEN)
    assert (found["jk"], found["vsi"]) == (NO, NO)


def test_only_lines_are_sure_in_a_language_without_rules() -> None:
    found = _starts("Prvi stavek. Drugi je tu.\n\nTretji odlomek.", LeftToParser.LINES)
    assert (found["Prvi"], found["Tretji"]) == (YES, YES)
    assert (found["Drugi"], found["stavek"]) == (OPEN, OPEN)


@pytest.mark.parametrize("left", LeftToParser)
@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "  Ena.  ", "(.)", "a"])
def test_odd_texts_do_no_harm(text: str, left: LeftToParser) -> None:
    doc = RuleSentences(rules_for("sl"), left=left)(spacy.blank("sl")(text))
    assert doc.text == text
    assert not len(doc) or doc[0].is_sent_start


def test_white_space_goes_with_the_sentence_before_it() -> None:
    doc: Doc = RuleSentences(rules_for("sl"), left=LeftToParser.NOTHING)(
        spacy.blank("sl")("Prvi.\n\n\n  Drugi.")
    )
    assert [sent.text_with_ws for sent in doc.sents] == ["Prvi.\n\n\n  ", "Drugi."]
