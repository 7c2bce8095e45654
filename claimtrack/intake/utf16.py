"""UTF-16 without a byte order mark, which otherwise looks like a binary file."""

from typing import Final

_HEAD_BYTES: Final = 4096
_LEAST_NULS: Final = 0.8
_MOST_STRAY_NULS: Final = 0.1


def unmarked_utf16(data: bytes) -> str | None:
    """Return ``utf-16-le`` or ``utf-16-be`` for `data` that reads so (every second byte NUL), else None."""
    for encoding, high, low in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        if _share_of_nuls(data, high) > _LEAST_NULS and _share_of_nuls(data, low) < _MOST_STRAY_NULS:
            return encoding
    return None


def _share_of_nuls(data: bytes, first: int) -> float:
    half = data[first:_HEAD_BYTES:2]
    return half.count(0) / len(half) if half else 0.0
