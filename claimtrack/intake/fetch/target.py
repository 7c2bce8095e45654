"""An address taken apart by one strict rule, so that no two parsers can disagree on where it leads."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urljoin

from claimtrack.errors import N_, AddressRefusedError
from claimtrack.intake.address import LONGEST_ADDRESS, has_strange_characters
from claimtrack.intake.fetch.hosts import checked_host

_LONGEST_SHOWN: Final = 80
_PORTS: Final = {"http": 80, "https": 443}
_LARGEST_PORT: Final = 65_535
_ADDRESS: Final = re.compile(r"(https?)://([^/?#]*)([^#]*)(?:#.*)?", re.IGNORECASE)
_WEB: Final = re.compile(r"https?:", re.IGNORECASE)
_SITE: Final = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]*)(?::([1-9][0-9]{0,4}))?")
# What may stand in a path and a query as it is: RFC 3986, and the percent signs of what is encoded already.
_KEPT: Final = "%/?:@!$&'()*+,;=[]|~"

SCHEME: Final = N_("only http and https addresses are")
SPELLING: Final = N_("it is spelt in an unusual way")
PASSWORD: Final = N_("it holds a user name or a password")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes. `host` is ASCII, in lower case, without the brackets of an IPv6 address."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        """Host, and port unless it is the usual one, as the Host header has it."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == _PORTS[self.scheme] else f"{name}:{self.port}"

    @property
    def address(self) -> str:
        """The whole address, in ASCII."""
        return f"{self.scheme}://{self.site}{self.path}"

    @property
    def is_secure(self) -> bool:
        """Whether it is asked over TLS."""
        return self.scheme == "https"


def check_target(address: str) -> Target:
    """Return what `address` names. Nothing is looked up. Raises AddressRefusedError with the reason."""
    trimmed = address.strip(" \n")
    if len(trimmed) > LONGEST_ADDRESS or has_strange_characters(trimmed):
        raise refused(address, SPELLING)
    match = _ADDRESS.fullmatch(trimmed)
    if match is None:
        raise refused(address, SPELLING if _WEB.match(trimmed) else SCHEME)
    scheme, site, rest = match[1].lower(), match[2], match[3]
    if "@" in site:
        raise refused(address, PASSWORD)
    host, port = _host_and_port(site) or (None, None)
    if host is None:
        raise refused(address, SPELLING)
    return Target(scheme, host, port or _PORTS[scheme], _path(rest))


def follow(target: Target, location: str) -> Target:
    """Return where the Location header of `target`'s answer leads. Raises AddressRefusedError."""
    try:
        # Headers come as Latin-1, whatever they were.
        written = location.encode("latin-1").decode()
    except UnicodeError as error:
        raise refused(location, SPELLING) from error
    if has_strange_characters(written):
        raise refused(written, SPELLING)
    try:
        joined = urljoin(target.address, written)
    except ValueError as error:
        raise refused(written, SPELLING) from error
    return check_target(joined)


def refused(address: str, reason: str) -> AddressRefusedError:
    """Return the refusal of `address`, which is shortened to be shown, without any password in it."""
    shown = re.sub(r"//[^/?#]*@", "//…@", address.strip())
    return AddressRefusedError(address=shown[:_LONGEST_SHOWN], reason=reason)


def _host_and_port(site: str) -> tuple[str, int | None] | None:
    match = _SITE.fullmatch(site)
    host = checked_host(match[1]) if match else None
    if match is None or host is None:
        return None
    port = int(match[2]) if match[2] else None
    return None if port and port > _LARGEST_PORT else (host, port)


def _path(rest: str) -> str:
    path = quote(rest, safe=_KEPT)
    return path if path.startswith("/") else f"/{path}"
