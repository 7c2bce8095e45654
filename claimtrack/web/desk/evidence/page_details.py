"""Filling in a source from the page that it cites; what was typed stays as it is."""

from flask import flash, request
from flask_babel import gettext
from wtforms import Field

from claimtrack.clock import PartialDate
from claimtrack.errors import BadAddressError, FetchError
from claimtrack.services.evidence.sources import LONGEST
from claimtrack.web.context import desk
from claimtrack.web.desk.claims.claim_forms import SourceForm
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.i18n import error_text


def wants_details() -> bool:
    """Return whether the button that fetches was pressed, not the one that saves."""
    return request.form.get("fetch") == "details"


def fetch_into(form: SourceForm) -> str:
    """Fill the empty fields of `form` from the page at its address; return why not, or an empty string."""
    # Loaded when it is needed: it takes 0.4 s.
    from claimtrack.intake.page_details import fetch_details  # noqa: PLC0415

    if not form.url.data:
        return str(gettext("Give the address of the page first."))
    # A slow site must not keep everybody else from writing.
    forget_changes()
    try:
        found = fetch_details(desk().fetcher, form.url.data)
    except (FetchError, BadAddressError) as error:
        return error_text(error)
    filled = [
        _fill(form.title, (found.title or "")[: LONGEST["title"]]),
        _fill(form.publisher, (found.publisher or "")[: LONGEST["publisher"]]),
        _fill(form.published_on, found.published_on),
    ]
    flash(_said(filled))
    return ""


def _fill(field: Field, value: str | PartialDate | None) -> bool:
    """Put `value` into `field` if nothing was typed there; return whether it was."""
    typed = field.raw_data[0].strip() if field.raw_data else ""
    if typed or not value:
        return False
    field.data, field.raw_data = value, None
    return True


def _said(filled: list[bool]) -> str:
    if any(filled):
        return str(gettext("Filled in from the page. Check it before you add the source."))
    return str(gettext("The page says nothing that could be filled in."))
