"""What feeds can carry."""

from datetime import UTC, datetime, timedelta, timezone

from claimtrack.publish.characters import instant, mail_instant, writable, writable_values

SUMMER = timezone(timedelta(hours=2))


def test_only_what_xml_forbids_is_replaced() -> None:
    assert writable("a\x00b\x1fc\ud800d\ufffee\uffff") == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffd"
    assert (
        writable("tab\t line\n \x7f\x85\u2028 😀 \U0001fffe") == "tab\t line\n \x7f\x85\u2028 😀 \U0001fffe"
    )


def test_line_ends_become_line_feeds() -> None:
    assert writable("a\r\nb\rc") == "a\nb\nc"


def test_every_string_in_a_structure_is_made_writable() -> None:
    assert writable_values({"a": ["\x00", {"b": "\x01"}], "n": 1, "t": True}) == {
        "a": ["\ufffd", {"b": "\ufffd"}],
        "n": 1,
        "t": True,
    }


def test_instants_are_utc_to_the_second() -> None:
    moment = datetime(2026, 7, 1, 1, 2, 3, 999_999, tzinfo=SUMMER)
    assert instant(moment) == "2026-06-30T23:02:03Z"
    assert mail_instant(moment) == "Tue, 30 Jun 2026 23:02:03 GMT"
    assert instant(datetime(900, 1, 1, tzinfo=UTC)) == "0900-01-01T00:00:00Z"
