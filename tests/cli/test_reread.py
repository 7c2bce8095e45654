from pathlib import Path

import pytest
from sqlalchemy import select

from claimtrack.models import Job, JobState
from claimtrack.services.database import open_database
from claimtrack.settings import load_settings
from tests.cli.conftest import Run
from tests.desk import TEXT

OTHER = "The tower is 90 metres high. It was built in 1961 by the town of Quillmouth."


@pytest.fixture
def stored(run: Run) -> list[int]:
    """The numbers of two articles that were read."""
    for text in (TEXT, OTHER):
        assert run("article", "add", "-", "--language", "en", input=text).exit_code == 0
    return [1, 2]


def jobs(instance: Path) -> list[JobState]:
    database = open_database(load_settings(instance))
    with database.reading() as session:
        states = list(session.scalars(select(Job.state).order_by(Job.id)))
    database.close()
    return states


def test_the_named_articles_are_read_again(run: Run, instance: Path, stored: list[int]) -> None:
    result = run("article", "reread", "2", "2")
    assert result.exit_code == 0
    (line,) = result.output.splitlines()
    assert line.startswith("[1/1] Article 2: ")
    assert line.endswith("claims found again, 0 of them only scored again, 0 new, 0 gone")
    assert jobs(instance) == [JobState.DONE] * 3


def test_all_articles_are_read_again_with_a_line_each(run: Run, instance: Path, stored: list[int]) -> None:
    result = run("article", "reread", "--all")
    assert result.exit_code == 0
    assert [line.partition(":")[0] for line in result.output.splitlines()] == [
        "[1/2] Article 1",
        "[2/2] Article 2",
    ]
    assert run("audit", "verify").exit_code == 0


def test_an_unknown_article_is_refused_before_any_is_read(
    run: Run, instance: Path, stored: list[int]
) -> None:
    result = run("article", "reread", "1", "77")
    assert result.exit_code == 1
    assert "There is no such article" in result.output
    assert len(jobs(instance)) == 2


@pytest.mark.parametrize("arguments", [(), ("1", "--all"), ("0",), ("one",), (str(2**31),)])
def test_what_to_read_has_to_be_clear(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("article", "reread", *arguments).exit_code == 2


def test_an_empty_desk_has_nothing_to_read(run: Run, instance: Path) -> None:
    result = run("article", "reread", "--all")
    assert (result.exit_code, result.output) == (0, "")
