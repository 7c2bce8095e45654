"""What belongs to a verdict's page: its picture, copies, versions, and the way to report an error."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask

from claimtrack.models import CorrectionKind
from claimtrack.services.evidence.copies import ARCHIVE
from claimtrack.services.verdicts.verdicts import propose_verdict
from claimtrack.settings import Settings
from tests.desk import Proposal, TrialDesk
from tests.services.page_desk import ADDRESS, PARAGRAPH, PageDesk
from tests.visitor import Visitor
from tests.web.desk.cited import cited_pages
from tests.web.public.public_desk import change_policy_row, markup_of, text_of, verdict_path

BASE = "https://desk.example"
ONCE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def path(desk: TrialDesk) -> str:
    """The path of a public verdict."""
    return verdict_path(desk, desk.publish().claim_id)


@pytest.fixture
def pages(app: Flask, desk: TrialDesk, settings: Settings) -> Iterator[PageDesk]:
    """A desk and the web that it cites."""
    with cited_pages(app, desk, settings) as made:
        yield made


def tag(page: str, name: str) -> str:
    found = re.search(rf'<meta (?:property|name)="{name}"\s+content="([^"]*)">', page)
    assert found, name
    return found[1]


def test_the_page_names_its_picture(visitor: Visitor, path: str) -> None:
    page = visitor.get(path).text
    address = tag(page, "og:image")
    assert address.startswith(f"{BASE}{path}/card.png?v=")
    assert tag(page, "og:image:alt") == "The harbour bridge cost 18 million crowns. Disputed"
    assert tag(page, "twitter:card") == "summary_large_image"
    answer = visitor.get(address.removeprefix(BASE))
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert answer.data.startswith(b"\x89PNG")


def test_the_picture_follows_the_verdict(visitor: Visitor, desk: TrialDesk, path: str) -> None:
    first, address = visitor.get(f"{path}/card.png"), tag(visitor.get(path).text, "og:image")
    again = visitor.get(f"{path}/card.png", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert visitor.get(f"{path}/card.png").data == first.data
    desk.correct(1, kind=CorrectionKind.RETRACTION, note="It was a draft.")
    assert visitor.get(f"{path}/card.png").data != first.data
    assert tag(visitor.get(path).text, "og:image") != address
    assert visitor.get("/verdicts/nothing/card.png").status_code == 404


def test_a_picture_is_kept(visitor: Visitor, path: str, settings: Settings) -> None:
    data = visitor.get(f"{path}/card.png").data
    (kept,) = (settings.instance / "cards").rglob("*.png")
    assert kept.read_bytes() == data


def test_each_version_says_what_it_changed(visitor: Visitor, desk: TrialDesk, path: str) -> None:
    assert "What changed, word by word" not in visitor.get(path).text
    desk.correct(
        1, kind=CorrectionKind.CORRECTION, note="A digit.", summary="The final account says 22 million."
    )
    page = visitor.get(path).text
    assert re.search(r"<del>21\s*</del>\s*<ins>22\s*</ins>", page)
    desk.correct(1, kind=CorrectionKind.RETRACTION, note="It was a draft.", summary="Secret words.")
    assert "Secret words" not in visitor.get(path).text


def test_the_desks_own_words_stay_on_the_desk(visitor: Visitor, desk: TrialDesk, path: str) -> None:
    desk.correct(1, kind=CorrectionKind.UPDATE, note="A later account.", summary="It is new.")
    page = visitor.get(path).text
    for label in ("Understood alone", "Where it was made", "Document", "Must stay unnamed"):
        assert label not in page


def test_the_sides_say_when_nothing_speaks_for_them(visitor: Visitor, path: str) -> None:
    said = text_of(visitor.get(path).text)
    assert "Evidence against the claim" in said
    assert "Evidence for the claim None of the sources supports it." in said


def test_a_reader_finds_where_to_report_an_error(visitor: Visitor, path: str) -> None:
    found = re.search(r'<a href="([^"]*)">Report an error</a>', visitor.get(path).text)
    assert found
    assert found[1] in {f"{path}/report", f"{BASE}/"}


@ONCE
def test_readers_are_told_of_a_copy_and_read_it_where_the_policy_allows(
    visitor: Visitor, desk: TrialDesk, pages: PageDesk
) -> None:
    pages.cite()
    pages.work(ARCHIVE)
    path = _publish_written(desk, desk.write(1))
    page = visitor.get(path).text
    digest = pages.copy().content_hash or ""
    assert f'<code title="{digest}">' in page
    assert "archived by the desk" in page
    copy = f"{path}/copies/1"
    assert visitor.get(copy).status_code == 404
    change_policy_row(desk, public_copies=True)
    shown = visitor.get(path).text
    assert f'href="{copy}"' in shown
    assert markup_of(shown)[0]["citation"][0]["archivedAt"] == f"{BASE}{copy}"
    answer = visitor.get(copy)
    assert PARAGRAPH in answer.text
    assert ADDRESS in answer.text
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert visitor.get(f"{path}/copies/2").status_code == 404


@ONCE
def test_a_copy_made_later_is_a_new_page(visitor: Visitor, desk: TrialDesk, pages: PageDesk) -> None:
    pages.cite()
    path = _publish_written(desk, desk.write(1))
    known = {"If-None-Match": visitor.get(path).headers["ETag"]}
    assert visitor.get(path, headers=known).status_code == 304
    pages.work(ARCHIVE)
    answer = visitor.get(path, headers=known)
    assert answer.status_code == 200
    assert "archived by the desk" in answer.text


def _publish_written(desk: TrialDesk, version: int) -> str:
    with desk.writing() as session:
        revision = propose_verdict(
            session, claim_id=1, draft_version=version, identity=desk.person("alice"), now=desk.now
        )
        proposal = Proposal(1, revision.id, revision.content_hash)
    desk.publish(proposal)
    return verdict_path(desk, 1)
