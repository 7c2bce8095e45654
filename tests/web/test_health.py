"""``/healthz`` and ``/readyz``."""

from collections import namedtuple
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from claimtrack.db import Database
from claimtrack.services.database import open_database
from claimtrack.settings import Settings
from claimtrack.web.context import EXTENSION, Desk
from tests.visitor import Visitor

Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - as shutil's


def test_a_desk_that_works_is_ready(visitor: Visitor) -> None:
    answer = visitor.get("/readyz")
    assert (answer.status_code, answer.text) == (200, "ready\n")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def test_a_database_on_another_schema_is_not_ready(visitor: Visitor, database: Database) -> None:
    with database.writing_engine.begin() as connection:
        present = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    answer = visitor.get("/readyz")
    assert (answer.status_code, answer.text) == (503, "the database is not on this version's schema\n")
    assert answer.headers["Retry-After"] == "10"
    with database.writing_engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": present})
    assert visitor.get("/readyz").status_code == 200


def test_a_database_that_is_gone_is_told_while_the_process_lives(
    visitor: Visitor, app: Flask, settings: Settings, tmp_path: Path
) -> None:
    gone = open_database(settings.model_copy(update={"database_url": f"sqlite:///{tmp_path}/no/such.db"}))
    app.extensions[EXTENSION] = Desk(settings, gone)
    assert visitor.get("/readyz").text == "the database does not answer\n"
    assert visitor.get("/healthz").text == "ok\n"


def test_a_full_disk_is_told(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage(1 << 40, 1 << 40, 3 << 20))
    answer = visitor.get("/readyz")
    assert (answer.status_code, answer.text) == (503, "the disk is nearly full (3 MB are free)\n")
