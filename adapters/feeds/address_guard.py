"""Which addresses a feed may be fetched from: the guard that sees every single connect.

It sits where sockets are made, behind every name, redirect, rebinding resolver and spelling of a number.
"""

import errno
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

_EMBEDDING = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"), IPv6Network("::ffff:0:0:0/96"))
"""NAT64, IPv4-compatible, IPv4-translated: the last 32 bits are an IPv4 address."""
_LOCAL_NAT64 = IPv6Network("64:ff9b:1::/48")  # a translator on one's own network; older Pythons call it global


class ForbiddenAddress(OSError):
    """A connect to an address that is not public. An OSError, because that is what a connector expects of sockets."""

    def __init__(self) -> None:
        super().__init__(errno.EACCES, "the address is not public")


def is_public(host: str) -> bool:
    """True if `host` (an IP address) is global unicast, and so is the IPv4 address inside it, if there is one."""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return False
    if address in _LOCAL_NAT64:
        return False
    inner = _embedded(address)
    return all(one.is_global and not one.is_multicast for one in ((address,) if inner is None else (inner,)))


def guarded_socket(addr_info: tuple[Any, ...]) -> socket.socket:
    """A socket for this address. Raises ForbiddenAddress if it is not public."""
    family, kind, protocol, _, address = addr_info
    if not is_public(str(address[0])):
        raise ForbiddenAddress
    return socket.socket(family=family, type=kind, proto=protocol)


def _embedded(address: IPv4Address | IPv6Address) -> IPv4Address | None:
    """The IPv4 address a gateway would reach through this one: mapped, compatible, translated, 6to4, NAT64."""
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if any(address in network for network in _EMBEDDING):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None
