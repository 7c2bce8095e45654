"""Tables, as spreadsheets save them."""

import pytest

from claimtrack.importing import Form
from claimtrack.importing.csv_rows import COLUMNS
from tests.importing.conftest import Read
from tests.importing.test_json import oddities

HEADER = "Claim;URL;Rating;Rating value;Rating best;Rating worst;Claimant;Said on;Publisher;Language\n"
ROW = "Žabe letijo čez šašje;https://a.example/1;Neresnično;1;5;1;Žiga Čuk;3. 2. 2026;Preverjalci;sl\n"
MORE = (
    "Župan je obljubil nov most čez reko;https://a.example/2;Drži;;;;Župan Češnjevec;2026-01-09;;sl\n"
    "V občini se je število brezposelnih lani zmanjšalo;https://a.example/3;Zavajajoče;;;;;;Preverjalci;sl\n"
    "Šolarji imajo več počitnic kot drugje v Evropi;https://a.example/4;Neresnično;;;;;;Preverjalci;sl\n"
)
SHORT = "claim,url\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1250", "utf-16"])
def test_a_table_in_any_usual_encoding(read: Read, encoding: str) -> None:
    reading, *others = read((HEADER + ROW + MORE).encode(encoding))
    assert [other.verdict is not None for other in others] == [True, True, True]
    verdict = reading.verdict
    assert verdict is not None
    assert (verdict.claim, verdict.claimant) == ("Žabe letijo čez šašje", "Žiga Čuk")
    assert (verdict.rating_value, verdict.rating_best, verdict.language) == (1, 5, "sl")
    assert oddities(reading) == ["ODD_DATE"]
    assert reading.place == "line 2"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_columns_are_told_apart_by_any_usual_sign(read: Read, delimiter: str) -> None:
    text = delimiter.join(COLUMNS) + "\n" + delimiter.join(["It is so", "https://a.example/1", "True"]) + "\n"
    [reading] = read(text, Form.CSV)
    assert reading.verdict is not None
    assert (reading.verdict.rating, reading.verdict.site) == ("True", "a.example")


def test_values_may_hold_lines_and_quotes(read: Read) -> None:
    [reading] = read(SHORT + '"He said:\n""no, never""",https://a.example/1\n')
    assert reading.verdict is not None
    assert reading.verdict.claim == 'He said: "no, never"'


def test_one_broken_row_keeps_no_other_out(read: Read) -> None:
    broken = ['"open,https://a.example/x\n', "too,https://a.example/y,many,columns\n", ",\n", "no address,\n"]
    rows = [f"Claim {n},https://a.example/{n}\n{broken[n % 4]}" for n in range(400)]
    readings = read(SHORT + "".join(rows))
    came = [reading.verdict.claim for reading in readings if reading.verdict]
    assert came == [f"Claim {n}" for n in range(400)]
    assert len(readings) == 800
    assert [reading.place for reading in readings] == [f"line {n}" for n in range(2, 802)]


def test_a_slip_in_one_byte_does_not_change_how_all_is_read(read: Read) -> None:
    rows = ROW * 30
    data = (HEADER + rows).encode().replace("Čuk".encode(), b"\xc4Cuk", 1)
    claims = {reading.verdict.claim for reading in read(data) if reading.verdict}
    assert claims == {"Žabe letijo čez šašje"}


def test_a_table_of_something_else_is_refused_as_a_whole(read: Read) -> None:
    [reading] = read("name,age\nWren,40\n")
    assert oddities(reading) == ["NO_RECORD"]
