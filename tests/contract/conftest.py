"""Readers and checkers of other people at a served desk. What is not installed is skipped, or required."""

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claimtrack.db import Database
from claimtrack.security.secret_files import SECRET_KEY, ensure_secret
from claimtrack.settings import load_settings
from tests.conftest import NOW, REQUIRED
from tests.contract.served_desk import ServedDesk, fill, serving
from tests.desk import PEOPLE, TrialDesk

FOLDER = Path(__file__).parent
PATIENCE = 60
Run = Callable[..., str]


@pytest.fixture(scope="session")
def served(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedDesk]:
    """One filled desk for all of these tests, which only read."""
    instance = tmp_path_factory.mktemp("contract")
    shutil.copy(sqlite_template, instance / "claimtrack.db")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    settings = load_settings(instance, public_url=address)
    ensure_secret(settings.secrets_folder, SECRET_KEY)
    database = Database(settings.database)
    fill(TrialDesk(database, PEOPLE, now=NOW))
    with serving(settings, database):
        yield ServedDesk(address, database)
    database.close()


@pytest.fixture(params=["", "en", "sl"], ids=["all", "en", "sl"])
def language(request: pytest.FixtureRequest) -> str:
    """The selection to read: everything, or one language."""
    chosen: str = request.param
    return chosen


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a program, in a home of its own, and return what it prints."""

    def run_program(name: str, *words: str) -> str:
        program = _needed(shutil.which(name), name)
        done = subprocess.run(  # noqa: S603 - programs of the machine, words of ours
            [program, *words],
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
            env={**os.environ, "HOME": str(tmp_path), "NO_COLOR": "1"},
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run_program


@pytest.fixture
def node(run: Run) -> Callable[..., Any]:
    """Run a script of this folder, which prints JSON, with the packages of package.json."""

    def run_script(script: str, *words: str) -> Any:
        _needed((FOLDER / "node_modules").is_dir(), "npm ci in tests/contract")
        return json.loads(run("node", str(FOLDER / script), *words))

    return run_script


def _needed(found: Any, name: str) -> Any:
    if not found:
        if "readers" in REQUIRED:
            pytest.fail(f"{name} is required here, and was not found")
        pytest.skip(f"{name} is not installed")
    return found
