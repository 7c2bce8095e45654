from pathlib import Path

from sqlalchemy import select

from claimtrack.models import Role, User
from claimtrack.security.passwords import verify_password
from claimtrack.services.database import open_database
from claimtrack.settings import load_settings
from tests.cli.conftest import Run

NEW = "correct horse battery"


def stored(instance: Path, name: str) -> User | None:
    database = open_database(load_settings(instance))
    with database.reading() as session:
        user = session.scalar(select(User).where(User.name == name))
    database.close()
    return user


def test_a_person_is_added_with_a_password_from_standard_input(run: Run, instance: Path) -> None:
    result = run("user", "add", "Dora", "--role", "editor", "--password-stdin", input=f"{NEW}\n")
    assert result.exit_code == 0
    assert "Added Dora as editor." in result.output
    assert NEW not in result.output
    user = stored(instance, "dora")
    assert user is not None
    assert user.role is Role.EDITOR
    assert verify_password(user.password_hash, NEW)


def test_a_password_may_be_typed_twice_instead(run: Run, instance: Path) -> None:
    result = run("user", "add", "dora", "--role", "viewer", input=f"{NEW}\n{NEW}\n")
    assert result.exit_code == 0
    user = stored(instance, "dora")
    assert user is not None
    assert verify_password(user.password_hash, NEW)


def test_a_line_end_of_windows_is_no_part_of_the_password(run: Run, instance: Path) -> None:
    run("user", "add", "dora", "--role", "viewer", "--password-stdin", input=f"{NEW}\r\n")
    user = stored(instance, "dora")
    assert user is not None
    assert verify_password(user.password_hash, NEW)


def test_a_short_password_and_a_taken_name_are_refused(run: Run, instance: Path) -> None:
    short = run("user", "add", "dora", "--role", "viewer", "--password-stdin", input="short\n")
    taken = run("user", "add", "alice", "--role", "admin", "--password-stdin", input=f"{NEW}\n")
    assert (short.exit_code, taken.exit_code) == (1, 1)
    assert "at least 10 characters" in short.output
    assert "already a person" in taken.output
    assert stored(instance, "dora") is None


def test_a_role_that_does_not_exist_is_a_usage_error_that_names_those_that_do(run: Run) -> None:
    result = run("user", "add", "dora", "--role", "king", "--password-stdin", input=NEW)
    assert result.exit_code == 2
    assert "reviewer" in result.output


def test_a_new_password_replaces_the_old_one(run: Run, instance: Path) -> None:
    before = stored(instance, "alice")
    result = run("user", "password", "Alice", "--password-stdin", input=f"{NEW}\n")
    after = stored(instance, "alice")
    assert result.exit_code == 0
    assert before is not None
    assert after is not None
    assert verify_password(after.password_hash, NEW)
    assert after.password_hash != before.password_hash


def test_nobody_gets_a_password(run: Run) -> None:
    result = run("user", "password", "nobody", "--password-stdin", input=f"{NEW}\n")
    assert result.exit_code == 1
    assert "no such person" in result.output
