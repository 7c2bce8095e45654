"""Refusals: each is a sentence that a person can act on, in every language of the desk."""

import inspect
import re
import sys
from collections.abc import Iterator

import pytest

from claimtrack import errors
from claimtrack.errors import ClaimTrackError

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def _subclasses(base: type[ClaimTrackError]) -> Iterator[type[ClaimTrackError]]:
    for error in base.__subclasses__():
        yield error
        yield from _subclasses(error)


REFUSALS = sorted(
    {error for error in _subclasses(ClaimTrackError) if error.__module__.startswith(errors.__name__)},
    key=lambda error: error.__name__,
)
EACH = pytest.mark.parametrize("error", REFUSALS, ids=lambda error: error.__name__)


def filled(error: type[ClaimTrackError]) -> ClaimTrackError:
    return error(**{name: f"<{name}>" for name in _PLACEHOLDER.findall(error.message)})


@EACH
def test_a_refusal_is_called_an_error(error: type[ClaimTrackError]) -> None:
    assert error.__name__.endswith("Error")


@EACH
def test_a_refusal_answers_as_a_client_s_or_the_desk_s_own_trouble(error: type[ClaimTrackError]) -> None:
    assert error.status in {400, 401, 403, 404, 409, 410, 413, 422, 429, 503}


@EACH
def test_a_refusal_is_a_whole_sentence(error: type[ClaimTrackError]) -> None:
    assert re.match(r"[A-Z]|“?%\(\w+\)s", error.message)


@EACH
def test_a_refusal_says_what_its_parameters_say(error: type[ClaimTrackError]) -> None:
    text = str(filled(error))
    assert "%(" not in text
    assert all(f"<{name}>" in text for name in _PLACEHOLDER.findall(error.message))


@EACH
def test_a_refusal_keeps_its_parameters_for_the_translation(error: type[ClaimTrackError]) -> None:
    caught = filled(error)
    assert caught.message % caught.params == str(caught) if caught.params else caught.message == str(caught)


def test_every_message_is_marked_for_the_translators() -> None:
    modules = {sys.modules[error.__module__] for error in (ClaimTrackError, *REFUSALS)}
    sources = "\n".join(inspect.getsource(module) for module in modules)
    marked = re.findall(r"^    message(?:: ClassVar\[str\])? = N_\(", sources, re.MULTILINE)
    assert len(marked) == len([error for error in (ClaimTrackError, *REFUSALS) if "message" in vars(error)])


def test_all_refusals_of_an_incomplete_verdict_are_caught_as_one() -> None:
    missing = {error for error in REFUSALS if issubclass(error, errors.IncompleteVerdictError)}
    assert {"RatingMissingError", "SummaryMissingError", "SourcesMissingError"} <= {
        error.__name__ for error in missing
    }
