"""What the desk will not check: the claim, the reason that readers are given, the day."""

from claimtrack.models import DismissReason
from claimtrack.services.claims.dismissals import dismiss_claim, reopen_claim
from tests.desk import TrialDesk
from tests.visitor import Visitor
from tests.web.queries import counted_queries


def dismiss(desk: TrialDesk, claim_id: int, note: str = "") -> None:
    with desk.writing() as session:
        reason = DismissReason.OPINION
        dismiss_claim(
            session,
            claim_id=claim_id,
            reason=reason,
            note=note,
            identity=desk.person("alice"),
            now=desk.now,
        )


def test_only_claims_with_a_public_note_are_listed(visitor: Visitor, desk: TrialDesk) -> None:
    empty = visitor.get("/not-checked")
    assert "There is nothing on this list." in empty.text
    assert "noindex" in empty.text
    assert "/not-checked" not in visitor.get("/tips/new").text
    told, silent = desk.add_claim(), desk.add_claim("It is long", article_id=1)
    dismiss(desk, told, "A hope, <b>not</b> a fact.")
    dismiss(desk, silent)
    page = visitor.get("/not-checked")
    assert "A hope, &lt;b&gt;not&lt;/b&gt; a fact." in page.text
    assert "Opinion" in page.text
    assert "18 million crowns" in page.text
    assert "It is long" not in page.text
    assert "/not-checked" in visitor.get("/tips/new").text
    assert page.headers["ETag"] != empty.headers["ETag"]
    again = visitor.get("/not-checked", headers={"If-None-Match": page.headers["ETag"]})
    assert again.status_code == 304


def test_what_is_reopened_is_off_the_list(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    dismiss(desk, claim_id, "A hope.")
    with desk.writing() as session:
        reopen_claim(session, claim_id=claim_id, identity=desk.person("alice"), now=desk.now)
    assert "There is nothing on this list." in visitor.get("/not-checked").text
    assert visitor.get("/not-checked?page=2").status_code == 404


def test_queries_do_not_grow(visitor: Visitor, desk: TrialDesk) -> None:
    dismiss(desk, desk.add_claim(), "A hope.")
    with counted_queries(desk.database) as few:
        visitor.get("/not-checked")
    dismiss(desk, desk.add_claim("It is long", article_id=1), "A wish.")
    with counted_queries(desk.database) as many:
        visitor.get("/not-checked")
    assert len(few) == len(many) <= 3
