"""Listen where the keeper wants, or say in one sentence why that can't be."""

import errno
import os
import socket
from collections.abc import Sequence
from typing import Final

from dardar.config import EVERY_ADDRESS, LOOPBACK, KeeperError

# Kinds of addresses this machine does not have: the others of the same name may do.
MISSING: Final = frozenset({errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT})
IN_USE: Final = errno.EADDRINUSE
FORBIDDEN: Final = errno.EACCES


def listen(host: str, port: int) -> list[socket.socket]:
    """Return a bound socket for each address of the host, all on one port.

    ``localhost`` is both 127.0.0.1 and ::1 on most machines; a browser may try either first.

    Args:
        host: a name or an address.
        port: the port; 0 lets the system choose one.

    Raises:
        KeeperError: the port is in use or forbidden, or the host is not of this machine.

    """
    bound: list[socket.socket] = []
    try:
        for family, name in _addresses(host):
            if (sock := _bind(family, name, port)) is not None:
                bound.append(sock)
                port = sock.getsockname()[1]  # all on the one that the system may have chosen
    except OSError as error:
        for sock in bound:
            sock.close()
        raise KeeperError(_why(error, host, port)) from error
    if not bound:
        raise KeeperError(f"This machine has no address {host} to listen on.")
    return bound


def address(host: str, sockets: Sequence[socket.socket]) -> str:
    """Return the address to open in a browser on this machine.

    Passkeys need a name: browsers keep none for a bare address such as 127.0.0.1.
    """
    port = sockets[0].getsockname()[1]
    name = "localhost" if host in LOOPBACK | EVERY_ADDRESS else host
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def _addresses(host: str) -> list[tuple[int, str]]:
    """Return family and address of each address of a host, IPv4 first: that one is everywhere."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (socket.gaierror, UnicodeError) as error:
        raise KeeperError(f"This machine has no address {host} to listen on.") from error
    unique = dict.fromkeys((int(family), str(where[0])) for family, _t, _p, _n, where in found)
    return sorted(unique, key=lambda address: address[0] != socket.AF_INET)


def _bind(family: int, name: str, port: int) -> socket.socket | None:
    """Return a socket bound to an address, None if this machine has no such addresses."""
    try:
        sock = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        if error.errno in MISSING:
            return None
        raise
    try:
        if os.name == "posix":  # pragma: no branch - elsewhere two programs could share a port
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        sock.bind((name, port))
        sock.listen(1024)
    except OSError as error:
        sock.close()
        if error.errno in MISSING:
            return None
        raise
    return sock


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == IN_USE:
        return f"Port {port} is in use: choose another with --port, as in --port {port + 1}."
    if error.errno == FORBIDDEN:
        return f"Port {port} is kept for the administrator: choose one above 1023 with --port."
    return f"Dardar can't listen on {host}, port {port}: {error.strerror}."
