"""What somebody was typing when the session ended: carried through the log-in, and offered again."""

import re
from dataclasses import dataclass, field

from flask import request

from claimtrack.web.field_names import field_name
from claimtrack.web.local_paths import local_path
from claimtrack.web.problems import kept_fields

PREFIX = "kept:"
# Numbers and hashes are the page's own and mean nothing to a reader.
_OWN_MARK = re.compile(r"\s*(\d+|[0-9a-f]{64})?\s*")


@dataclass(frozen=True, slots=True)
class KeptTyping:
    """A form that could not be sent: its path and fields; `has_files` when files have to be chosen again."""

    path: str = ""
    fields: list[tuple[str, str]] = field(default_factory=list)
    has_files: bool = False


def interrupted_typing() -> KeptTyping:
    """Return the form that this request brought, which its sender may not send now."""
    files = [upload for upload in request.files.values() if upload.filename]
    return KeptTyping(local_path(request.full_path.rstrip("?")), kept_fields(), bool(files))


def carried_typing() -> KeptTyping:
    """Return what the log-in form carries along from an interrupted one."""
    fields = [
        (name.removeprefix(PREFIX), value)
        for name, value in request.form.items(multi=True)
        if name.startswith(PREFIX)
    ]
    return KeptTyping(
        local_path(request.form.get("kept_path")), fields, request.form.get("kept_files") == "yes"
    )


def readable_fields(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what somebody wrote, as (label, text), without what the page itself put into the form."""
    return [(field_name(name), value) for name, value in fields if not _OWN_MARK.fullmatch(value)]
