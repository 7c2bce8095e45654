"""``claimtrack mode``, and what the other commands say meanwhile."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

READ_ONLY = ("mode", "read-only", "--reason", "An attack.")


def test_the_switch_from_a_shell(run: Run) -> None:
    run("init")
    assert run("mode").output == "open\n"
    assert run(*READ_ONLY).output.startswith("read-only since ")
    assert run("mode").output.endswith(": An attack.\n")
    assert run("mode", "open").output == "open\n"
    assert run("mode").output == "open\n"


def test_it_wants_a_reason(run: Run) -> None:
    run("init")
    result = run("mode", "read-only")
    assert (result.exit_code, "Say why the desk becomes read-only" in result.output) == (1, True)
    assert run("mode").output == "open\n"


def test_it_knows_two_modes(run: Run) -> None:
    run("init")
    assert run("mode", "closed").exit_code == 2


def test_without_a_desk_it_says_what_to_do(run: Run, tmp_path: Path) -> None:
    result = run("mode", on=tmp_path / "nowhere")
    assert (result.exit_code, "Run: claimtrack init" in result.output) == (1, True)


@pytest.mark.parametrize(
    "words",
    [
        ("article", "add", "-"),
        ("article", "reread", "1"),
        ("import", "-"),
        ("user", "add", "zoe", "--role", "viewer", "--password-stdin"),
        ("user", "role", "alice", "editor"),
        ("user", "remove", "alice", "--yes"),
        ("purge", "article", "1", "--reason", "A judge says so."),
        ("hold", "lift", "1"),
    ],
)
def test_commands_that_change_the_desk_refuse_and_say_why(run: Run, words: tuple[str, ...]) -> None:
    run("init")
    run("article", "add", "-", input="The bridge has 12 arches.")
    run("hold", "place", "claim", "1", "--reason", "A judge says so.")
    run(*READ_ONLY)
    lines = '{"@type": "ClaimReview", "claimReviewed": "It is so.", "url": "https://example.org/1"}'
    typed = lines if words[0] == "import" else "a long enough password\n"
    result = run(*words, input=typed)
    assert result.exit_code == 1, result.output
    assert "The desk is read-only now." in result.output


def test_a_password_can_still_be_changed(run: Run) -> None:
    run("init")
    run(*READ_ONLY)
    result = run("user", "password", "alice", "--password-stdin", input="another long password\n")
    assert result.exit_code == 0, result.output


def test_a_legal_hold_can_still_be_placed(run: Run) -> None:
    run("init")
    run(*READ_ONLY)
    assert run("hold", "place", "desk", "--reason", "A judge says so.").output == "Hold 1 is in force.\n"
