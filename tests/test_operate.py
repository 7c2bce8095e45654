"""The files of docs/operate, checked by the programs that they are for where these are installed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = ROOT / "docs" / "operate"


def program(name: str) -> str:
    """Return the path of a program; the test is skipped where it is missing."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603 - named above


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "claimtrack.service"
    written = (FILES / "claimtrack.service").read_text(encoding="utf8")
    unit.write_text(written.replace("/opt/claimtrack/bin/claimtrack", "/bin/true"), encoding="utf8")
    checked = run(program("systemd-analyze"), "verify", "--man=no", str(unit))
    ours = [line for line in checked.stderr.splitlines() if "claimtrack.service" in line]
    assert (checked.returncode, ours) == (0, []), checked.stderr


def test_the_unit_is_hardened() -> None:
    analyse = program("systemd-analyze")
    checked = run(analyse, "security", "--offline=true", "--no-pager", str(FILES / "claimtrack.service"))
    exposure = re.search(r"Overall exposure level for \S+: ([0-9.]+)", checked.stdout)
    if exposure is None:
        pytest.skip("this systemd does not measure files")
    assert float(exposure[1]) < 3


def test_nginx_takes_the_configuration(tmp_path: Path) -> None:
    site = (FILES / "nginx.conf").read_text(encoding="utf8")
    # Its own name's certificate is nobody else's.
    plain = re.sub(r"^\s*ssl_\w+ .*;$", "", site, flags=re.MULTILINE).replace("443 ssl", "8443")
    whole = tmp_path / "nginx.conf"
    whole.write_text(
        f"pid {tmp_path}/pid; error_log stderr; events {{}}\nhttp {{ access_log off;\n{plain}\n}}",
        encoding="utf8",
    )
    checked = run(program("nginx"), "-t", "-p", str(tmp_path), "-c", str(whole))
    assert checked.returncode == 0, checked.stderr


def test_the_proxy_says_who_asks_and_keeps_the_figures_in() -> None:
    site = (FILES / "nginx.conf").read_text(encoding="utf8")
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in site
    assert re.search(r"location = /metrics \{\s+return 403;", site)


def test_the_container_runs_as_nobody_s_administrator() -> None:
    written = (ROOT / "Containerfile").read_text(encoding="utf8")
    assert "\nUSER claimtrack\n" in written
    assert "://" not in written.replace("http://127.0.0.1", "")
