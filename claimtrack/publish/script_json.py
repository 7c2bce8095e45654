"""JSON that may stand inside an HTML script element."""

import json
from collections.abc import Mapping
from typing import Any, Final

from claimtrack.publish.characters import writable_values

# Without these no text can end the element, open a comment, or break a line of JavaScript.
_ESCAPES: Final = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


def script_json(markup: Mapping[str, Any]) -> str:
    """Return `markup` as JSON in which every ``<``, ``>``, ``&`` and Unicode line end is escaped."""
    return json.dumps(writable_values(dict(markup)), ensure_ascii=False).translate(_ESCAPES)
