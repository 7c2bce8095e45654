"""A file of any length and of any of the forms that fact-checks are passed on in, record by record."""

import codecs
from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from io import TextIOWrapper
from typing import BinaryIO, Final

from claimtrack.importing.csv_rows import table_readings
from claimtrack.importing.json_stream import Broken, JsonElements
from claimtrack.importing.pages import page_readings
from claimtrack.importing.records import readings_in
from claimtrack.importing.values import Oddity, Reading, refused
from claimtrack.intake.decoding import decode
from claimtrack.intake.detection import slovenian_encoding
from claimtrack.intake.html_page import declared_encoding

_CHUNK: Final = 1 << 18
_LONGEST_PAGE: Final = 20_000_000
_LONGEST_LINE: Final = 1 << 17
# A page's own encoding stands in its head; everything else is UTF-8 or tells by its bytes.
_HEAD: Final = 1 << 16
# So many good characters outweigh one byte that is no UTF-8.
_GAPS: Final = 20


class Form(StrEnum):
    """The form of a file; `auto` finds out by how it begins."""

    AUTO = "auto"
    CLAIMREVIEW = "claimreview"
    DATAFEED = "datafeed"
    GOOGLE = "google"
    CSV = "csv"


def read_verdicts(file: BinaryIO, *, form: Form = Form.AUTO) -> Iterator[Reading]:
    """Give what each record of `file` says, in constant memory. `file` can be read twice over.

    Raises OSError when it cannot be read; nothing that stands in it raises.
    """
    text = TextIOWrapper(file, encoding=_encoding(file), errors="replace", newline="")
    try:
        yield from _readings(text, form)
    finally:
        text.detach()


def _readings(text: TextIOWrapper, form: Form) -> Iterator[Reading]:
    beginning = text.read(_HEAD).lstrip("\ufeff \t\r\n")[:1]
    text.seek(0)
    if form is Form.CSV or (form is Form.AUTO and beginning and beginning not in "<{["):
        return table_readings(iter(partial(text.readline, _LONGEST_LINE), ""))
    if beginning == "<":
        return page_readings(text.read(_LONGEST_PAGE))
    return _elements(text)


def _elements(text: TextIOWrapper) -> Iterator[Reading]:
    number = 0
    for number, value in enumerate(JsonElements(text.read), start=1):
        place = f"record {number}"
        if isinstance(value, Broken):
            yield refused(place, Oddity.NOT_JSON, value.text)
        else:
            yield from readings_in(value, place=place)
    if number == 0:
        yield refused("file", Oddity.NO_RECORD)


def _encoding(file: BinaryIO) -> str:
    """Return the encoding of all of `file`: it is looked through once, a piece at a time."""
    head = file.read(_HEAD)
    file.seek(0)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if declared := declared_encoding(head):
        return decode(head, declared=(declared,)).encoding
    odd = _first_odd_piece(file)
    file.seek(0)
    return "utf-8" if odd is None else decode(odd, declared=(slovenian_encoding(odd),)).encoding


def _first_odd_piece(file: BinaryIO) -> bytes | None:
    """Return the first piece that is not UTF-8 with a few slips, None when all of it is."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    while piece := file.read(_CHUNK):
        text = decoder.decode(piece)
        gaps = text.count("\ufffd")
        if gaps and gaps * _GAPS > sum(character > "\x7f" for character in text):
            return piece
    return None
