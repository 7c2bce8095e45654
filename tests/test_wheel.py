"""The wheel in a clean environment: everything is inside, and it works as in a checkout."""

import json
import os
import re
import socket
import subprocess
import sys
import sysconfig
import time
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[1]
TEXT = "The harbour bridge cost 18 million crowns. Mayor Wren hopes that it pleases everyone."
# Seconds that a slow machine gets; nothing waits that long otherwise.
PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Installation:
    """An environment that has the wheel, and a folder to run in."""

    python: Path
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """What its programs see: neither our settings nor our source."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        return {**kept, "CLAIMTRACK_INSTANCE": str(self.folder / "instance")}

    def run(self, *arguments: str, program: str = "claimtrack", given: str = "") -> str:
        """Return the standard output of a program of the environment, which has to succeed."""
        done = subprocess.run(  # noqa: S603 - our own program
            [self.python.parent / program, *arguments],
            cwd=self.folder,
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start ``claimtrack`` and return the process."""
        command = [str(self.python.parent / "claimtrack"), *arguments]
        return subprocess.Popen(command, cwd=self.folder, env=self.environment)  # noqa: S603 - our own program


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network from the tools that are installed."""
    folder = tmp_path_factory.mktemp("wheel")
    _pip("wheel", str(ROOT), "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    """The names of the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installation(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The wheel alone in an environment that borrows the libraries, but not the editable install.

    A .pth file adds a folder without reading the .pth files in it, and an editable install is one of those.
    It is written last: pip would take the borrowed installation for one that it has to replace.
    """
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / "bin" / "python"
    _pip("--python", str(python), "install", "--no-deps", "--no-index", str(wheel))
    (site_packages,) = (folder / "venv" / "lib").glob("python*/site-packages")
    (site_packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf8")
    return Installation(python, folder)


@pytest.fixture(scope="module")
def desk(installation: Installation) -> Installation:
    """The installation with a desk that is ready."""
    installation.run("init")
    return installation


@pytest.fixture
def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True, timeout=PATIENCE)  # noqa: S603 - our own program


def _fetch(address: str) -> str:
    with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
        text: str = answer.read().decode()
        return text


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> str:
    """Return the first answer of a server that is just starting."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert server.poll() is None, "the server has ended"
        try:
            return _fetch(address)
        except URLError:
            time.sleep(0.1)
    pytest.fail(f"{address} did not answer")


def _children(parent: int) -> Iterator[int]:
    """Give the processes that `parent` has started, as Linux tells them."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            # After the name in parentheses: state, then parent.
            fields = path.read_text(encoding="utf8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            yield int(path.parent.name)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _tracked(folder: str, pattern: str) -> set[str]:
    """Return the files under a folder of the source, as the wheel should name them."""
    found = (path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob(pattern) if path.is_file())
    return {name.replace("migrations/", "claimtrack/_migrations/", 1) for name in found}


@pytest.mark.parametrize(
    ("folder", "pattern"),
    [
        ("claimtrack", "*.py"),
        ("claimtrack/web/templates", "*.html"),
        ("claimtrack/web/static", "*.css"),
        ("claimtrack/web/static", "*.js"),
        ("claimtrack/samples", "*.txt"),
        ("claimtrack/samples", "*.toml"),
        ("claimtrack/translations", "*.mo"),
        ("migrations", "*.py"),
    ],
)
def test_every_file_that_runs_is_in_the_wheel(names: set[str], folder: str, pattern: str) -> None:
    wanted = _tracked(folder, pattern)
    assert wanted - names == set()
    assert wanted


def test_the_migrations_are_inside_the_package(names: set[str]) -> None:
    assert {"claimtrack/_migrations/env.py", "claimtrack/_migrations/script.py.mako"} <= names
    assert any(re.match(r"claimtrack/_migrations/versions/0001_.*\.py", name) for name in names)


def test_nothing_else_is_in_the_wheel(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"claimtrack"}
    assert [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".db"))] == []


def test_the_licence_is_in_the_wheel(names: set[str]) -> None:
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_the_package_that_runs_is_the_installed_one(installation: Installation) -> None:
    code = (
        "import claimtrack, claimtrack.db.migrations as m; print(claimtrack.__file__, m.migrations_folder())"
    )
    package, migrations = installation.run("-c", code, program="python").split()
    inside = installation.folder / "venv"
    assert Path(package).is_relative_to(inside)
    assert Path(migrations) == Path(package).parent / "_migrations"


def test_the_command_tells_its_version(installation: Installation, wheel: Path) -> None:
    assert wheel.name.split("-")[1] in installation.run("--version")


def test_extract_finds_claims_without_a_desk(installation: Installation) -> None:
    answer = json.loads(installation.run("extract", "-", "--format", "json", "--with-text", given=TEXT))
    best = answer["claims"][0]
    assert "18 million" in best["text"]
    assert answer["text"][best["start"] : best["end"]] == best["text"]


def test_init_makes_a_desk_whose_audit_holds(desk: Installation) -> None:
    assert (desk.folder / "instance" / "claimtrack.db").is_file()
    assert "The audit holds: 2 events" in desk.run("audit", "verify")


def test_init_a_second_time_changes_nothing(desk: Installation) -> None:
    desk.run("init")
    assert not (desk.folder / "instance" / "backups").exists()


def test_serve_answers_and_ends_with_its_worker(desk: Installation, free_port: int) -> None:
    base = f"http://127.0.0.1:{free_port}"
    server = desk.start("serve", "--port", str(free_port))
    try:
        assert _wait_for(f"{base}/healthz", server) == "ok\n"
        assert "<h1" in _fetch(f"{base}/login")
        assert "--" in _fetch(f"{base}/static/base.css")
        assert "<feed" in _fetch(f"{base}/feeds/verdicts.atom")
        workers = list(_children(server.pid))
        assert len(workers) == 1
    finally:
        server.terminate()
        status = server.wait(PATIENCE)
    assert status == 0
    assert [worker for worker in workers if _runs(worker)] == []
