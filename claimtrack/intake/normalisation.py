"""The one rule by which text is stored, so that an offset means the same everywhere."""

from typing import Final

BYTE_ORDER_MARK: Final = "\ufeff"
REPLACEMENT: Final = "\ufffd"

_CONTROLS: Final = {code: REPLACEMENT for code in range(0x20) if chr(code) not in "\t\n"}


def normalised(text: str) -> str:
    """Return `text` without a leading BOM, with LF line ends and every other C0 control as U+FFFD.

    Nothing else changes: no Unicode normalisation and no trimming, so that offsets stay those of the source.
    """
    unmarked = text.removeprefix(BYTE_ORDER_MARK)
    return unmarked.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
