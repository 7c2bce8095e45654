"""Which addresses are let out into markup."""

import re
from typing import Final

_WEB: Final = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)


def web_address(address: str | None) -> str | None:
    """Return `address` if it is an http or https address, else None: a feed never carries ``javascript:``."""
    return address if address is not None and _WEB.match(address) else None
