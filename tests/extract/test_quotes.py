import pytest

from claimtrack.extract.quotes import quote_spans


@pytest.mark.parametrize("quoted", ["„res je“", "»res je«", "«res je»", '"res je"', "“res je”", "”res je”"])
def test_every_pair_of_marks_is_known(quoted: str) -> None:
    text = f"Rekel je, {quoted}, in odšel."
    assert [text[start:end] for start, end in quote_spans(text)] == [quoted]


def test_a_quotation_may_hold_several_sentences() -> None:
    text = 'On: "Prvi. Drugi! Tretji?" Konec.'
    assert [text[start:end] for start, end in quote_spans(text)] == ['"Prvi. Drugi! Tretji?"']


def test_a_mark_without_partner_counts_for_nothing() -> None:
    assert quote_spans('Zid je visok 5" in širok.\n\n"Odprto') == []


def test_a_quotation_ends_with_its_paragraph() -> None:
    text = '"Odprto\n\nin "zaprto" potem.'
    assert [text[start:end] for start, end in quote_spans(text)] == ['"zaprto"']


def test_a_quotation_goes_on_where_the_next_paragraph_opens_with_a_mark_again() -> None:
    text = "“We lost a year.\n\n“It cost 3 million,” said Tom Hill.\n\n“Nobody closed this.\n\nThe end."
    assert [text[start:end] for start, end in quote_spans(text)] == [
        "“We lost a year.",
        "“It cost 3 million,”",
    ]
