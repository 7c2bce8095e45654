"""Addresses of verdicts, completed where their record leaves something out."""

import re
from typing import Final
from urllib.parse import urljoin

from claimtrack.errors import BadAddressError
from claimtrack.importing.fields import Json, single
from claimtrack.importing.values import Oddity, Remarks
from claimtrack.intake.address import LONGEST_ADDRESS, checked_address, has_strange_characters

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOST: Final = re.compile(r"[\w-]+(\.[\w-]+)+(/.*)?")


def address_of(written: object, remarks: Remarks, *, bases: tuple[object, ...] = ()) -> str | None:
    """Return the address that `written` names, or None with a remark that says why there is none.

    A path is completed by the first of `bases` that is an address; without one it stays as it is written.
    """
    text = str(single(written, remarks) or "").strip()
    if not text:
        remarks.add(Oddity.NO_ADDRESS)
        return None
    return _complete(text, remarks, bases)


def sound_address(written: object) -> str | None:
    """Return `written` when it is an address of the web, else None."""
    try:
        return checked_address(written) if isinstance(written, str) else None
    except BadAddressError:
        return None


def addresses_in(thing: Json) -> tuple[object, ...]:
    """Return what an object names as its own address."""
    return thing.get("url"), thing.get("@id")


def _complete(text: str, remarks: Remarks, bases: tuple[object, ...]) -> str | None:
    # Copied out of a page's source.
    text = text.replace("&amp;", "&").replace(" ", "%20")
    if text.startswith("/") and not text.startswith("//"):
        return _path(text, remarks, bases)
    if text.startswith("//") or (not _SCHEME.match(text) and _HOST.fullmatch(text)):
        remarks.add(Oddity.BARE_ADDRESS, text)
        text = f"https://{text.lstrip('/')}"
    found = sound_address(text)
    if found is None:
        remarks.add(Oddity.BAD_ADDRESS, text)
    return found


def _path(text: str, remarks: Remarks, bases: tuple[object, ...]) -> str | None:
    if len(text) > LONGEST_ADDRESS or has_strange_characters(text):
        remarks.add(Oddity.BAD_ADDRESS, text)
        return None
    remarks.add(Oddity.PATH_ADDRESS, text)
    base = next(filter(None, map(sound_address, bases)), None)
    return (sound_address(urljoin(base, text)) or text) if base else text
