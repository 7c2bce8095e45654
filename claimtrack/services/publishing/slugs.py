"""Slugs: what a verdict's address says, fixed at its first publication."""

import re
import unicodedata

LONGEST = 80
# Letters that do not come apart into a base letter and a mark.
_PLAIN = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})


def make_slug(text: str, *, suffix: str) -> str:
    """Return `text` in lower-case ASCII words joined by dashes, with `suffix` to make it unique."""
    apart = unicodedata.normalize("NFKD", text.lower().translate(_PLAIN))
    words = re.findall(r"[a-z0-9]+", "".join(mark for mark in apart if not unicodedata.combining(mark)))
    slug = ""
    for word in words:
        if len(slug) + 1 + len(word) > LONGEST:
            break
        slug = f"{slug}-{word}" if slug else word
    return f"{slug}-{suffix}" if slug else suffix
