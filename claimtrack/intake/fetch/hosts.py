"""Names of hosts as they may be spelt. Everything that some program reads as a number is refused."""

import re
from ipaddress import IPv6Address, ip_address
from typing import Final

import idna

from claimtrack.intake.fetch.public_internet import IPAddress

_LONGEST_NAME: Final = 253
_LABEL: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# A last label that begins with a digit makes a number of the whole name to some: 127.1, 0x7f.1, 2130706433.
_LAST_LABEL: Final = re.compile(r"[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
# https://www.iana.org/assignments/special-use-domain-names, ICANN's "internal", and what home routers use.
_LOCAL: Final = re.compile(
    r"(?:.*\.)?(?:localhost|localdomain|local|internal|intranet|private|lan|home|corp|onion|invalid|test|alt"
    r"|arpa)"
)


def checked_host(host: str) -> str | None:
    """Return `host` in ASCII and lower case, without the brackets of IPv6; None if it is spelt oddly."""
    if host.startswith("["):
        return _ipv6(host[1:-1])
    name = _in_ascii(host.lower())
    if name is None:
        return None
    return name if literal_address(name) or _is_name(name) else None


def literal_address(host: str) -> IPAddress | None:
    """Return the address that a checked host is by itself, or None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def is_local_name(host: str) -> bool:
    """Return whether a checked name cannot be one of the public internet: it has no dot or a local ending."""
    if literal_address(host):
        return False
    return "." not in host or _LOCAL.fullmatch(host) is not None


def _ipv6(written: str) -> str | None:
    try:
        # A zone (fe80::1%eth0) never leads to a public place.
        return None if "%" in written else str(IPv6Address(written))
    except ValueError:
        return None


def _in_ascii(host: str) -> str | None:
    """Return `host` in ASCII. IDNA 2008, strictly, maps nothing: no full-width digits, no other dots."""
    if host.isascii():
        return host
    labels = host.split(".")
    try:
        return ".".join(label if label.isascii() else idna.alabel(label).decode() for label in labels)
    except (idna.IDNAError, UnicodeError):
        return None


def _is_name(name: str) -> bool:
    if len(name) > _LONGEST_NAME:
        return False
    *labels, last = name.split(".")
    return _LAST_LABEL.fullmatch(last) is not None and all(map(_LABEL.fullmatch, labels))
