"""What the status of an answer means for whoever wants the page: RFC 9110."""

from http import HTTPStatus
from typing import Final

from claimtrack.errors import (
    FetchError,
    PageClosedError,
    PageMissingError,
    SiteFailedError,
    SiteUnreachableError,
)
from claimtrack.intake.fetch.answer import Answer
from claimtrack.intake.fetch.failures import BROKEN_ANSWER

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
# The second is what a server in between made of the page.
_SUCCESSES: Final = frozenset({HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION})
_MISSING: Final = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_CLIENT_ERRORS: Final = range(400, 500)
_SERVER_ERRORS: Final = range(500, 1000)


def leads_on(answer: Answer) -> bool:
    """Return whether the answer names another address to go to."""
    return answer.status in _REDIRECTS and answer.header("location") != ""


def require_success(answer: Answer) -> None:
    """Raise unless a page comes: PageMissing-, PageClosed-, SiteFailed- or SiteUnreachableError."""
    if answer.status not in _SUCCESSES:
        raise _refusal(answer)


def _refusal(answer: Answer) -> FetchError:
    host, address, code = answer.target.host, answer.target.address, answer.status
    if code in _MISSING:
        return PageMissingError(address=address, code=code)
    if code in _CLIENT_ERRORS:
        return PageClosedError(host=host, code=code)
    if code in _SERVER_ERRORS:
        return SiteFailedError(host=host, code=code)
    return SiteUnreachableError(host=host, reason=BROKEN_ANSWER)
