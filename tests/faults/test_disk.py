"""A full disk, and one that cannot be written: refused with the reason, nothing broken, mended by itself."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from werkzeug.test import TestResponse

from claimtrack.audit.verify import verify_audit
from claimtrack.cli import group
from claimtrack.db import Database
from claimtrack.models import Article, Event
from claimtrack.security.secret_files import SECRET_KEY, ensure_secret
from claimtrack.services.database import open_database
from claimtrack.services.file_store import attachment_store, snapshot_store
from claimtrack.settings import Settings, load_settings
from claimtrack.web.app import make_app
from tests.conftest import NOW
from tests.desk import PEOPLE, TrialDesk
from tests.faults.disks import SmallDisk, small_disk
from tests.services.record import count_rows
from tests.visitor import Visitor

STORY = {"text": "In 1961 the town spent 12.5 million crowns on a bridge. " * 20_000, "title": "Bridges"}
# Small enough for the test client to send without a file of its own.
PDF = b"%PDF-1.4\n" + b"The final account. " * 20_000


@dataclass(frozen=True, slots=True)
class Scene:
    """A desk on a small disk, with alice in front of it."""

    disk: SmallDisk
    settings: Settings
    database: Database
    desk: TrialDesk
    alice: Visitor

    def send_story(self) -> TestResponse:
        """Return the answer to an article that is larger than the room that is left."""
        return self.alice.post("/articles/new", STORY)

    def check(self) -> None:
        """See that database and audit are whole."""
        with closing(sqlite3.connect(self.settings.instance / "claimtrack.db")) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        with self.database.reading() as session:
            verify_audit(session)


@pytest.fixture
def scene(sqlite_template: Path, tmp_path: Path) -> Iterator[Scene]:
    with small_disk(tmp_path / "disk", megabytes=24) as disk:
        instance = disk.folder / "instance"
        instance.mkdir()
        shutil.copy(sqlite_template, instance / "claimtrack.db")
        settings = load_settings(instance, public_url="https://desk.example")
        ensure_secret(settings.secrets_folder, SECRET_KEY)
        database = open_database(settings)
        desk = TrialDesk(database, PEOPLE, now=NOW)
        app: Flask = make_app(settings, database)
        desk.publish()
        yield Scene(disk, settings, database, desk, Visitor(app, desk).log_in("alice"))
        database.close()


def test_a_full_disk_refuses_what_does_not_fit_and_takes_it_later(scene: Scene) -> None:
    before = count_rows(scene.desk, Event)
    with scene.disk.full(leave=64 * 1024):
        answer = scene.send_story()
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
        assert "The disk is full" in answer.text
        assert "In 1961 the town spent" in answer.text
        assert "Traceback" not in answer.text
        # Readers go on reading.
        assert scene.alice.another().get("/").status_code == 200
        assert "the disk is nearly full" in scene.alice.get("/readyz").text
        assert (count_rows(scene.desk, Article), count_rows(scene.desk, Event)) == (1, before)
    assert scene.send_story().status_code == 303
    assert count_rows(scene.desk, Article) == 2
    scene.check()


def test_a_disk_that_fills_up_to_the_last_byte_breaks_nothing(scene: Scene) -> None:
    with scene.disk.full():
        assert scene.send_story().status_code == 503
        # A little may still fit into what the database has on the disk already.
        assert scene.alice.post("/queue/next").status_code in {303, 503}
    scene.check()
    assert scene.send_story().status_code == 303
    scene.check()


@pytest.mark.parametrize("store_of", [snapshot_store, attachment_store])
def test_files_on_a_full_disk_are_there_whole_or_not_at_all(scene: Scene, store_of: object) -> None:
    assert callable(store_of)
    store = store_of(scene.settings)
    with scene.disk.full(leave=128 * 1024), pytest.raises(OSError, match="No space") as refused:
        store.put(PDF)
    assert refused.value.errno == errno.ENOSPC
    assert [path for path in store.folder.rglob("*") if path.is_file()] == []
    assert store.read(store.put(PDF)) == PDF


def test_a_document_that_does_not_fit_is_refused_with_the_rest_kept(scene: Scene) -> None:
    claim_id = scene.desk.add_claim(
        "It is long", article_id=scene.desk.add_article("It is long.", title="Long")
    )
    scene.desk.take(claim_id)

    def send() -> TestResponse:
        with scene.settings.instance.joinpath("account.pdf").open("rb") as file:
            fields = {"title": "The account", "stance": "refutes", "document": (file, "account.pdf")}
            path = f"/claims/{claim_id}/sources"
            return scene.alice.post(path, fields, content_type="multipart/form-data")

    (scene.settings.instance / "account.pdf").write_bytes(PDF)
    with scene.disk.full(leave=128 * 1024):
        answer = send()
        assert (answer.status_code, "The disk is full" in answer.text) == (503, True)
        assert "The account" in answer.text
    assert send().status_code == 303
    scene.check()


def test_a_disk_that_cannot_be_written_is_told_and_mends_by_itself(scene: Scene) -> None:
    scene.database.close()
    with scene.disk.closed():
        answer = scene.send_story()
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
        assert "The disk cannot be written" in answer.text
        with pytest.raises(OSError, match="Read-only"):
            snapshot_store(scene.settings).put(b"x")
        assert scene.alice.get("/readyz").status_code == 503
        assert scene.alice.get("/healthz").status_code == 200
    assert scene.send_story().status_code == 303
    scene.check()


def run(*words: str, on: Path) -> Result:
    return CliRunner().invoke(group, ["--instance", str(on), *words])


def test_commands_on_a_full_or_closed_disk_say_it_in_a_line(scene: Scene) -> None:
    on = scene.settings.instance
    story = scene.settings.instance.parent / "story.txt"
    story.write_text(STORY["text"], encoding="utf8")
    with scene.disk.full(leave=64 * 1024):
        result = run("article", "add", str(story), on=on)
        assert (result.exit_code, "The disk is full." in result.output) == (1, True), result.output
        assert run("doctor", on=on).exit_code == 1
    scene.database.close()
    with scene.disk.closed():
        result = run("article", "add", str(story), on=on)
        assert (result.exit_code, "Traceback" in result.output) == (1, False), result.output
    # A story as long as that would be read here and now.
    story.write_text("The bridge has 12 arches.", encoding="utf8")
    assert run("article", "add", str(story), on=on).exit_code == 0
