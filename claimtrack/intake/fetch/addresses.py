"""From a target to the addresses that may be connected to: looked up once, and every answer is checked."""

from ipaddress import ip_address

from claimtrack.errors import N_, SiteUnreachableError
from claimtrack.intake.fetch.deadline import Deadline
from claimtrack.intake.fetch.hosts import is_local_name, literal_address
from claimtrack.intake.fetch.network import Network
from claimtrack.intake.fetch.public_internet import IPAddress, is_intranet, is_public
from claimtrack.intake.fetch.target import Target, refused
from claimtrack.intake.fetch.values import FetchPolicy

NOT_PUBLIC = N_("it does not lead to a public place on the internet")
PORT = N_("it names an unusual port")
UNKNOWN_NAME = N_("its name is not known on the internet")


def require_permitted(target: Target, policy: FetchPolicy) -> None:
    """Raise AddressRefusedError for what the address alone rules out, before any name is looked up."""
    if not policy.permits_port(target.port):
        raise refused(target.address, PORT)
    if target.host in policy.hosts:
        return
    literal = literal_address(target.host)
    if is_local_name(target.host) or (literal is not None and not is_public(literal)):
        raise refused(target.address, NOT_PUBLIC)


def permitted_addresses(
    target: Target, *, policy: FetchPolicy, network: Network, deadline: Deadline
) -> list[IPAddress]:
    """Return the addresses of the target's host, at least one, each of which may be connected to.

    One forbidden address among them and all are refused: AddressRefusedError. A name that nobody knows:
    SiteUnreachableError.
    """
    require_permitted(target, policy)
    literal = literal_address(target.host)
    found = [literal] if literal else _look_up(target, network, deadline)
    for address in found:
        if not _is_permitted(address, target.host, policy):
            raise refused(target.address, NOT_PUBLIC)
    return found


def _is_permitted(address: IPAddress, host: str, policy: FetchPolicy) -> bool:
    return is_public(address) or (host in policy.hosts and is_intranet(address))


def _look_up(target: Target, network: Network, deadline: Deadline) -> list[IPAddress]:
    try:
        answers = deadline.bound(lambda: network.resolve(target.host, target.port))
        found = [_parsed(answer, target) for answer in answers]
    except (OSError, UnicodeError) as error:
        raise SiteUnreachableError(host=target.host, reason=UNKNOWN_NAME) from error
    if not found:
        raise SiteUnreachableError(host=target.host, reason=UNKNOWN_NAME)
    return found


def _parsed(answer: str, target: Target) -> IPAddress:
    try:
        return ip_address(answer)
    except ValueError as error:
        raise refused(target.address, NOT_PUBLIC) from error
