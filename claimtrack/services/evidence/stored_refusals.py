"""Refusals kept in a row, so that whoever looks later reads them in a language of their own."""

import json

from claimtrack import errors
from claimtrack.errors import ClaimTrackError

_PLAIN = (str, int, float, bool)


def refusal_text(error: Exception) -> str:
    """Return what is stored of `error`: a refusal by its name and parameters, anything else by its words."""
    if not isinstance(error, ClaimTrackError):
        return json.dumps({"words": f"{type(error).__name__}: {error}"}, ensure_ascii=False)
    params = {
        name: value if isinstance(value, _PLAIN) else str(value) for name, value in error.params.items()
    }
    return json.dumps({"name": type(error).__name__, "params": params}, ensure_ascii=False)


def stored_refusal(text: str) -> ClaimTrackError | str:
    """Return the refusal that was stored, or its words when it was none, or is not known any more."""
    stored = json.loads(text)
    kind = getattr(errors, stored.get("name", ""), None)
    if isinstance(kind, type) and issubclass(kind, ClaimTrackError):
        return kind(**stored["params"])
    return str(stored.get("words") or stored.get("name"))
