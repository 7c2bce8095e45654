"""Requests as the desk takes them: typed text without control characters, addresses that can exist."""

from functools import cached_property

from flask import Flask, Request
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.routing import BaseConverter, IntegerConverter

from claimtrack.intake.normalisation import normalised


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
    """A slug as `services.slugs` makes them."""

    regex = "[a-z0-9-]+"


def install_request(app: Flask) -> None:
    """Have `app` read requests this way."""
    app.request_class = DeskRequest
    app.url_map.converters |= {"int": KeyConverter, "slug": SlugConverter}


def _cleaned(fields: MultiDict[str, str]) -> ImmutableMultiDict[str, str]:
    return ImmutableMultiDict(
        [(normalised(name), normalised(value)) for name, value in fields.items(multi=True)]
    )
