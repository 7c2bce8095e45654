"""Passwords: kept as argon2id hashes, and an account that does not exist looks like a wrong password."""

import re

import pytest
from argon2 import PasswordHasher

from claimtrack.errors import WeakPasswordError
from claimtrack.security import passwords
from claimtrack.security.passwords import LEAST_LENGTH, generate_password, hash_password, verify_password

PASSWORD = "correct horse battery"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def test_the_right_password_fits_its_hash() -> None:
    assert verify_password(hash_password(PASSWORD), PASSWORD)


@pytest.mark.parametrize("wrong", ["", "Correct horse battery", PASSWORD + " ", PASSWORD[:-1]])
def test_a_wrong_password_does_not_fit(wrong: str) -> None:
    assert not verify_password(CHEAP.hash(PASSWORD), wrong)


def test_a_hash_is_argon2id_and_tells_nothing_of_the_password() -> None:
    stored = hash_password(PASSWORD)
    assert stored.startswith("$argon2id$")
    assert PASSWORD not in stored
    assert len(stored) <= 200


def test_the_same_password_has_another_hash_each_time() -> None:
    assert hash_password(PASSWORD) != hash_password(PASSWORD)


def test_letters_beyond_ascii_count_and_fit() -> None:
    assert verify_password(hash_password("žalujoče čebele"), "žalujoče čebele")


@pytest.mark.parametrize("weak", ["", "short", "x" * (LEAST_LENGTH - 1)])
def test_a_weak_password_is_refused_and_the_least_length_is_told(weak: str) -> None:
    with pytest.raises(WeakPasswordError, match=str(LEAST_LENGTH)):
        hash_password(weak)


def test_nobody_has_no_password() -> None:
    assert not verify_password(None, PASSWORD)
    assert not verify_password(None, "")


def test_nobody_costs_as_much_as_somebody() -> None:
    """The hash that stands in for a missing account has the parameters of a real one."""
    parameters = re.compile(r"\$argon2id\$v=\d+\$m=\d+,t=\d+,p=\d+\$")
    nobody, somebody = (
        parameters.match(passwords._hash_of_nobody()),
        parameters.match(hash_password(PASSWORD)),
    )
    assert nobody
    assert somebody
    assert nobody.group() == somebody.group()


@pytest.mark.parametrize("stored", ["", "plain text", "$argon2id$v=19$broken"])
def test_a_hash_that_is_none_fits_nothing(stored: str) -> None:
    assert not verify_password(stored, PASSWORD)
    assert not verify_password(stored, stored)


def test_a_generated_password_is_long_enough_and_easy_to_read() -> None:
    made = generate_password()
    assert re.fullmatch(r"([a-km-z2-9]{4}-){3}[a-km-z2-9]{4}", made)
    assert len(made) >= LEAST_LENGTH


def test_generated_passwords_differ() -> None:
    assert len({generate_password() for _ in range(100)}) == 100
