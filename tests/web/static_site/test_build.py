"""The public site as files: all of it, and the second time only what changed."""

import re
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from claimtrack.audit.canonical import digest_text
from claimtrack.errors import FolderInUseError
from claimtrack.models import CorrectionKind, OldAddress, Publication
from claimtrack.web.static_site.addresses import file_of
from claimtrack.web.static_site.build import BuildReport, SiteBuild
from tests.desk import WORDS, TrialDesk
from tests.visitor import Visitor
from tests.web.public.public_desk import publish_slovenian, verdict_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the site is written."""
    return tmp_path / "site"


def build(app: Flask, folder: Path) -> BuildReport:
    return SiteBuild(app, folder).run()


def test_everything_is_there_and_every_link_leads_to_a_file(
    app: Flask, desk: TrialDesk, folder: Path
) -> None:
    path = verdict_path(desk, desk.publish().claim_id)
    other = verdict_path(desk, publish_slovenian(desk))
    desk.correct(1, kind=CorrectionKind.UPDATE, note="A later account.")
    assert build(app, folder).removed == 0
    for name in (
        "index.html",
        "404.html",
        "sitemap.xml",
        "robots.txt",
        "feeds/verdicts.atom",
        "about/index.html",
    ):
        assert (folder / name).is_file(), name
    assert WORDS.headline in (folder / file_of(path)).read_text(encoding="utf8")
    assert (folder / file_of(other)).with_name("card.png").read_bytes().startswith(b"\x89PNG")
    for page in folder.rglob("*.html"):
        for link in re.findall(r'href="(/[^"#]*)', page.read_text(encoding="utf8")):
            place = folder / link.strip("/")
            assert place.is_file() or (place / "index.html").is_file(), (page, link)


def test_lists_are_there_in_each_language(app: Flask, desk: TrialDesk, folder: Path) -> None:
    desk.publish()
    publish_slovenian(desk)
    build(app, folder)
    listed = (folder / "index~language=sl/index.html").read_text(encoding="utf8")
    assert '<html lang="sl">' in listed
    assert "Prispel je" in listed
    assert WORDS.headline not in listed
    assert "Prispel je" in (folder / "feeds/verdicts~language=sl.atom").read_text(encoding="utf8")
    assert (folder / "index~language=sl~rating=verified/index.html").is_file()


def test_old_addresses_lead_on(app: Flask, desk: TrialDesk, folder: Path) -> None:
    desk.publish()
    with desk.writing() as session:
        slug = session.scalars(select(Publication.slug)).one()
        key = digest_text("/2019/bridge")
        session.add(OldAddress(publication_id=1, url="https://old.example/2019/bridge/", key=key))
    build(app, folder)
    assert f"/verdicts/{slug}" in (folder / "2019/bridge/index.html").read_text(encoding="utf8")


def test_the_second_time_nothing_is_written(app: Flask, desk: TrialDesk, folder: Path) -> None:
    desk.publish()
    first = build(app, folder)
    again = build(app, folder)
    assert (again.written, again.removed) == (0, 0)
    assert again.unchanged == first.written


def test_a_correction_writes_what_it_changed(app: Flask, desk: TrialDesk, folder: Path) -> None:
    path = verdict_path(desk, desk.publish().claim_id)
    build(app, folder)
    methodology = (folder / "methodology/index.html").stat().st_mtime_ns
    desk.correct(1, kind=CorrectionKind.RETRACTION, note="The account was a draft.")
    assert build(app, folder).written > 0
    assert "The account was a draft." in (folder / file_of(path)).read_text(encoding="utf8")
    assert "The account was a draft." in (folder / "corrections/index.html").read_text(encoding="utf8")
    assert (folder / "methodology/index.html").stat().st_mtime_ns == methodology


def test_a_lost_file_is_written_again(app: Flask, desk: TrialDesk, folder: Path) -> None:
    desk.publish()
    build(app, folder)
    (folder / "about/index.html").unlink()
    assert build(app, folder).written == 1


def test_what_needs_a_server_is_not_offered(
    app: Flask, desk: TrialDesk, folder: Path, visitor: Visitor
) -> None:
    assert 'href="/search"' in visitor.get("/").text
    desk.publish()
    build(app, folder)
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf8")
        assert "/search" not in text, page
        assert "/login" not in text, page


def test_a_folder_with_something_else_is_refused(app: Flask, folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis.txt").write_text("Years of work.")
    with pytest.raises(FolderInUseError):
        build(app, folder)
    assert [each.name for each in folder.iterdir()] == ["thesis.txt"]
