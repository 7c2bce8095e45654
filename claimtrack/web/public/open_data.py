"""Data that the pages of other sites may read: CORS, also for those that ask before they send conditions."""

from flask import Blueprint, Response, request

ORIGIN = ("Access-Control-Allow-Origin", "*")
EXPOSED = ("Access-Control-Expose-Headers", "ETag")
# A browser asks first when a page sends a condition, and may remember the answer for a day.
_ASKED_FIRST = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


def open_to_other_sites(blueprint: Blueprint) -> Blueprint:
    """Return `blueprint`, which answers a browser that asks for another site's page whether it may."""
    blueprint.after_request(_answer_the_browser)
    return blueprint


def _answer_the_browser(response: Response) -> Response:
    if request.method == "OPTIONS":
        response.headers.extend([ORIGIN, *_ASKED_FIRST.items()])
    return response
