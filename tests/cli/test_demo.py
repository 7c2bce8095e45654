"""The newcomer's command, twice."""

import re
import signal
from pathlib import Path

from tests.cli.test_serve import fetch, read_until
from tests.processes import free_port, running

PASSWORD_LINE = re.compile(r"^  (\w+) +(admin|editor|reviewer) +\S{12,}$", re.MULTILINE)


def test_the_first_run_makes_a_desk_and_the_second_adds_nothing(tmp_path: Path) -> None:
    port = free_port()
    outputs, feeds = [], []
    for _ in range(2):
        with running(tmp_path / "demo", "demo", "--port", str(port)) as demo:
            outputs.append(read_until(demo, "Ctrl-C"))
            feeds.append(fetch(port, "/feeds/verdicts.json")[1])
            assert fetch(port, "/")[0] == 200
            demo.send_signal(signal.SIGINT)
            assert demo.wait(30) == 0
    first, second = outputs
    people = PASSWORD_LINE.findall(first)
    assert sorted(people) == [
        ("admin", "admin"),
        ("editor", "editor"),
        ("reviewer1", "reviewer"),
        ("reviewer2", "reviewer"),
    ]
    assert first.count("Added the sample article") == 2
    assert "Published a first verdict" in first
    assert f"http://127.0.0.1:{port}/feeds/verdicts.atom" in first
    assert not PASSWORD_LINE.search(second)
    assert "Added" not in second
    assert "Published" not in second
    assert feeds[0] == feeds[1]
