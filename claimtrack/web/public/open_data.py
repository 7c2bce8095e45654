"""What the pages of other sites are told about data that they may read."""

from typing import Final

ORIGIN: Final = ("Access-Control-Allow-Origin", "*")
EXPOSED: Final = ("Access-Control-Expose-Headers", "ETag")
# A browser asks first when a page sends a condition, and may remember the answer for a day.
ASKED_FIRST: Final = (
    ORIGIN,
    ("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS"),
    ("Access-Control-Allow-Headers", "If-None-Match, If-Modified-Since"),
    ("Access-Control-Max-Age", "86400"),
)
