"""Answers that hold somebody else's page or file: they get none of this site's rights."""

from typing import Final

from flask import Response

# No scripts, no forms, nothing loaded but this site's own style, and an origin that nothing belongs to. What
# readers download they asked for, by the links that stand around the copy.
_SANDBOX: Final = (
    "sandbox allow-downloads; default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)


def guarded(answer: Response) -> Response:
    """Return `answer` with headers that keep what stands in it from doing anything."""
    answer.headers["Content-Security-Policy"] = _SANDBOX
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer
