"""The page of holds and removals, for administrators alone."""

import pytest
from sqlalchemy import select

from claimtrack.models import CopyState, HoldKind, LegalHold, Role, SourceCopy, User
from claimtrack.services.file_store import snapshot_store
from claimtrack.settings import Settings
from tests.desk import TrialDesk
from tests.services.record import last_event
from tests.visitor import Visitor

REASON = "a court's order"


def test_only_administrators_remove(visitor: Visitor) -> None:
    visitor.log_in("bob")
    assert visitor.get("/admin/removals").status_code == 403
    for path in ("holds", "holds/1/lift", "purge/article", "purge/source", "people/role", "people/remove"):
        assert visitor.post(f"/admin/{path}", {"number": "1", "reason": REASON}).status_code == 403


def test_a_text_is_removed_and_its_page_says_why(visitor: Visitor, desk: TrialDesk) -> None:
    article_id = desk.add_article()
    desk.add_claim(article_id=article_id)
    visitor.log_in("adam")
    page = visitor.get(f"/articles/{article_id}").text
    assert f'href="/admin/removals?article={article_id}#article-text"' in page
    assert f'value="{article_id}"' in visitor.get(f"/admin/removals?article={article_id}").text
    answer = visitor.post("/admin/purge/article", {"number": str(article_id), "reason": REASON})
    assert answer.status_code == 303
    page = visitor.get(f"/articles/{article_id}").text
    assert "a court&#39;s order" in page
    assert "Monday" not in page
    assert "It cost 18 million crowns" in page
    assert last_event(desk).action == "article.purge"


def test_a_hold_is_placed_shown_obeyed_and_lifted(visitor: Visitor, desk: TrialDesk) -> None:
    article_id = desk.add_article()
    visitor.log_in("adam")
    fields = {"kind": "article", "number": str(article_id), "reason": "a lawsuit"}
    assert visitor.post("/admin/holds", fields).status_code == 303
    assert "a lawsuit" in visitor.get("/admin/removals").text
    answer = visitor.post("/admin/purge/article", {"number": str(article_id), "reason": REASON})
    assert answer.status_code == 409
    assert "a lawsuit" in answer.text
    with desk.database.reading() as session:
        hold = session.scalars(select(LegalHold)).one()
    assert (hold.object_kind, hold.object_id) == (HoldKind.ARTICLE, article_id)
    assert visitor.post(f"/admin/holds/{hold.id}/lift").status_code == 303
    assert "a lawsuit" not in visitor.get("/admin/removals").text


@pytest.mark.parametrize(
    "fields", [{"kind": "desk"}, {"kind": "moon", "reason": "x"}, {"kind": "desk", "reason": "x" * 501}]
)
def test_what_is_no_hold_is_refused(visitor: Visitor, desk: TrialDesk, fields: dict[str, str]) -> None:
    assert visitor.log_in("adam").post("/admin/holds", fields).status_code == 422
    with desk.database.reading() as session:
        assert session.scalars(select(LegalHold)).all() == []


def test_copies_are_removed_from_the_disk(visitor: Visitor, desk: TrialDesk, settings: Settings) -> None:
    desk.propose()
    store = snapshot_store(settings)
    digest = store.put(b"<p>words</p>")
    with desk.writing() as session:
        copy = session.get_one(SourceCopy, 1)
        copy.state, copy.stored_at = CopyState.STORED, desk.now
        copy.readable_hash = copy.warc_hash = copy.content_hash = digest
    visitor.log_in("adam")
    assert visitor.get("/copies/1/warc").status_code == 200
    assert visitor.post("/admin/purge/source", {"number": "1", "reason": REASON}).status_code == 303
    assert not store.path_of(digest).exists()
    assert "a court&#39;s order" in visitor.get("/copies/1").text
    answer = visitor.get("/copies/1/warc")
    assert answer.status_code == 410
    assert "a court&#39;s order" in answer.text


def test_roles_change_and_people_go(visitor: Visitor, desk: TrialDesk) -> None:
    charlie = str(desk.person("charlie").user_id)
    visitor.log_in("adam")
    assert visitor.post("/admin/people/role", {"person": charlie, "role": "editor"}).status_code == 303
    assert last_event(desk).data == {"role": "editor", "was": "reviewer"}
    assert visitor.post("/admin/people/remove", {"person": charlie, "role": "editor"}).status_code == 303
    with desk.database.reading() as session:
        user = session.get_one(User, int(charlie))
    assert (user.display_name, user.role) == ("Removed person", Role.EDITOR)
    assert "Charlie" not in visitor.get("/admin/removals").text
    assert "Charlie" not in visitor.get("/admin").text
    own = {"person": str(desk.person("adam").user_id), "role": "admin"}
    assert visitor.post("/admin/people/remove", own).status_code == 409
    assert visitor.post("/admin/people/role", {"person": charlie, "role": "king"}).status_code == 422
