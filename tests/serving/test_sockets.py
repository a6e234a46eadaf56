"""Where the server listens, and what is said when it can’t."""

import errno
import os
import socket

import pytest

from dardar.config import KeeperError
from dardar.serving.sockets import address, listen


def test_localhost_is_every_address_of_that_name_on_one_port() -> None:
    sockets = listen("localhost", 0)
    try:
        ports = {sock.getsockname()[1] for sock in sockets}
        assert len(ports) == 1
        assert address("127.0.0.1", sockets) == f"http://localhost:{ports.pop()}"
    finally:
        for sock in sockets:
            sock.close()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EADDRINUSE, "is in use"),
        (errno.EACCES, "kept for the administrator"),
        (errno.ENETDOWN, "Network is down"),
        (errno.EADDRNOTAVAIL, "no address"),
    ],
)
def test_why_a_port_can_not_be_had_is_said(
    monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def refuse(_socket: socket.socket, _address: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("socket.socket.bind", refuse)
    with pytest.raises(KeeperError, match=words):
        listen("127.0.0.1", 80)


def test_a_machine_without_ipv6_listens_where_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.socket

    def without(family: int, kind: int) -> socket.socket:
        if family == socket.AF_INET6:
            raise OSError(errno.EAFNOSUPPORT, "Address family not supported")
        return real(family, kind)

    addresses = [
        (family, socket.SOCK_STREAM, 6, "", (name, 0))
        for family, name in ((socket.AF_INET6, "::1"), (socket.AF_INET, "127.0.0.1"))
    ]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_place, **_wishes: addresses)
    monkeypatch.setattr("socket.socket", without)
    (sock,) = listen("localhost", 0)
    with sock:
        assert sock.family == socket.AF_INET
    monkeypatch.setattr("socket.socket", real)
    if socket.has_ipv6:
        for sock in listen("localhost", 0):
            with sock:
                assert sock.getsockname()[0] in {"127.0.0.1", "::1"}


def test_a_machine_without_any_socket_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_family: int, _kind: int) -> socket.socket:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr("socket.socket", none)
    with pytest.raises(KeeperError, match="Too many open files"):
        listen("127.0.0.1", 0)


def test_an_address_is_written_as_browsers_want_it() -> None:
    sockets = listen("127.0.0.1", 0)
    with sockets[0]:
        port = sockets[0].getsockname()[1]
        assert address("192.168.1.5", sockets) == f"http://192.168.1.5:{port}"
        assert address("fd00::5", sockets) == f"http://[fd00::5]:{port}"
