"""Requests as the desk takes them: typed text without control characters, addresses that can exist."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from flask import Flask, Request, current_app, request
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.routing import BaseConverter, IntegerConverter

from claimtrack.intake.normalisation import normalised

View = TypeVar("View", bound=Callable[..., Any])

_ATTRIBUTE = "largest_request"


class DeskRequest(Request):
    """A request whose fields are text as the desk stores it: LF line ends, no NUL.

    A browser ends the lines of a text area with CRLF, and PostgreSQL takes no NUL.
    """

    @cached_property
    def args(self) -> MultiDict[str, str]:
        """The fields of the query."""
        return _cleaned(super().args)

    @cached_property
    def form(self) -> ImmutableMultiDict[str, str]:
        """The fields of the form."""
        return _cleaned(super().form)


class KeyConverter(IntegerConverter):
    """A key of the database: a larger number cannot be one, and so is not found."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **{**options, "max": 2**31 - 1})  # type: ignore[arg-type]


class SlugConverter(BaseConverter):
    """A slug as `services.publishing.slugs` makes them."""

    regex = "[a-z0-9-]+"


def install_request(app: Flask) -> None:
    """Have `app` read requests this way."""
    app.request_class = DeskRequest
    app.url_map.converters |= {"int": KeyConverter, "slug": SlugConverter}
    # Before whatever reads the form, the check of its token first of all.
    app.before_request(_allow_declared_size)


def takes_files_of(size: int) -> Callable[[View], View]:
    """Declare that a view takes forms with files of up to `size` bytes, more than the desk does elsewhere."""

    def declare(view: View) -> View:
        setattr(view, _ATTRIBUTE, size)
        return view

    return declare


def _allow_declared_size() -> None:
    # Files are kept on disk while they come in; a form of any other kind is held in memory whole.
    if request.mimetype != "multipart/form-data":
        return
    view = current_app.view_functions.get(request.endpoint or "")
    request.max_content_length = getattr(view, _ATTRIBUTE, request.max_content_length)


def _cleaned(fields: MultiDict[str, str]) -> ImmutableMultiDict[str, str]:
    return ImmutableMultiDict(
        [(normalised(name), normalised(value)) for name, value in fields.items(multi=True)]
    )
