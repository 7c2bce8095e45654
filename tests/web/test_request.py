"""What a browser can send and the desk must not stumble over."""

import pytest

from claimtrack.services.verdicts.drafts import find_draft
from tests.desk import TrialDesk
from tests.visitor import Visitor

NUL = "a\x00b"


def test_typed_text_has_plain_line_ends_and_no_nul(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    visitor.log_in("alice")
    fields = {"version": "0", "summary": "one\r\ntwo\x00", "short_wording": NUL, "explanation": "\ufeffx"}
    assert visitor.post(f"/claims/{claim_id}/draft", fields).status_code == 303
    with desk.database.reading() as session:
        draft = find_draft(session, claim_id=claim_id)
    assert draft
    assert (draft.summary, draft.short_wording, draft.explanation) == ("one\ntwo\ufffd", "a\ufffdb", "x")


@pytest.mark.parametrize(
    "path",
    [
        "/verdicts/a%00b",
        "/claims/99999999999999999999",
        "/articles/2147483648",
        "/verdicts/Not-A-Slug",
    ],
)
def test_an_address_that_cannot_exist_is_not_found(visitor: Visitor, path: str) -> None:
    assert visitor.log_in("alice").get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/queue?language=%00", "/feeds/verdicts.atom?topic=%00", "/v1alpha1/claims:search?query=%00"]
)
def test_a_nul_in_a_query_is_no_server_error(visitor: Visitor, path: str) -> None:
    assert visitor.log_in("alice").get(path).status_code < 500


def test_a_name_with_a_nul_cannot_log_in(visitor: Visitor) -> None:
    assert visitor.post("/login", {"name": NUL, "password": NUL}).status_code == 401


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("path", "size"), [("/articles/new", 65 << 20), ("/claims/1/draft", 7 << 20)])
def test_more_than_a_view_takes_is_not_even_read(visitor: Visitor, path: str, size: int) -> None:
    visitor.log_in("alice")
    kind = "multipart/form-data; boundary=x"
    told = {"CONTENT_LENGTH": str(size)}
    answer = visitor.client.post(path, data=b"--x--", content_type=kind, environ_overrides=told)
    assert answer.status_code == 413
