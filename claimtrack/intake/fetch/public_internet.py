"""Which addresses are a public place on the internet, by IANA's registries of special-purpose addresses.

https://www.iana.org/assignments/iana-ipv4-special-registry and .../iana-ipv6-special-registry
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Final

IPAddress = IPv4Address | IPv6Address

_SPECIAL_V4: Final = tuple(
    IPv4Network(block)
    for block in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        # A cloud's own service for its machines, although it looks public.
        "168.63.129.16/32",
    )
)
# All that is given out on the internet; outside of it lie loopback, local, multicast and IPv4-mapped
# addresses and NAT64.
_GLOBAL_V6: Final = IPv6Network("2000::/3")
_SPECIAL_V6: Final = tuple(
    IPv6Network(block)
    # Protocol assignments with Teredo, documentation twice, 6to4.
    for block in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
# An IPv6 address whose second half begins so holds an IPv4 address (ISATAP, RFC 5214).
_ISATAP: Final = frozenset({0x0000_5EFE, 0x0200_5EFE})

_INTRANET_V4: Final = tuple(
    IPv4Network(block)
    for block in ("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
)
_INTRANET_V6: Final = (IPv6Network("fc00::/7"), IPv6Network("::1/128"))
# What clouds tell their machines, passwords among it.
_METADATA: Final = frozenset({IPv4Address("100.100.100.200"), IPv6Address("fd00:ec2::254")})


def is_public(address: IPAddress) -> bool:
    """Return whether `address` is one that a server on the internet may have."""
    if isinstance(address, IPv4Address):
        return not any(address in block for block in _SPECIAL_V4)
    if address not in _GLOBAL_V6 or any(address in block for block in _SPECIAL_V6):
        return False
    return (int(address) >> 32) & 0xFFFF_FFFF not in _ISATAP


def is_intranet(address: IPAddress) -> bool:
    """Return whether `address` may be a server in the desk's own network: private, or this machine."""
    if address in _METADATA:
        return False
    if isinstance(address, IPv4Address):
        return any(address in block for block in _INTRANET_V4)
    return any(address in block for block in _INTRANET_V6)
