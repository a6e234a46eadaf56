"""Who reaches the server, and what the keeper must mend first."""

import re
import socket
from pathlib import Path

import pytest

from dardar.accounts.first_run import setup_code
from tests.serving.processes import READY, SERVE, get, run, started


def test_a_port_in_use_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        for command in ("serve", "demo"):
            ended = run(tmp_path, command, "--port", str(port))
            assert ended.returncode == 2
            assert ended.stderr == (
                f"dardar: Port {port} is in use: choose another with --port, "
                f"as in --port {port + 1}.\n"
            )


@pytest.mark.parametrize(
    ("arguments", "variables", "sentence"),
    [
        (["--port", "x"], {}, "A port is a number"),
        (["--port", "70000"], {}, "A port is a number"),
        (["--host", "no.such.host.invalid"], {}, "no address no.such.host.invalid"),
        (["--host", "203.0.113.9"], {}, "no address 203.0.113.9"),
        (["--host", "0.0.0.0"], {}, "set DARDAR_URL"),  # noqa: S104 - refused
        ([], {"DARDAR_URL": "dardar.example.org"}, "DARDAR_URL is the address"),
        ([], {"DARDAR_MAIL_URL": "mail.example.org:25"}, "DARDAR_MAIL_URL is written as"),
        ([], {"DARDAR_DATA": "/dev/null"}, "/dev/null"),
    ],
)
def test_what_the_keeper_must_mend_is_said_in_one_sentence(
    tmp_path: Path, arguments: list[str], variables: dict[str, str], sentence: str
) -> None:
    ended = run(tmp_path, "serve", *arguments, **variables)
    assert ended.returncode == 2
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_where_others_can_reach_it_a_setup_code_is_printed(prepared: Path) -> None:
    with started(prepared, SERVE, DARDAR_URL="https://dardar.example.org") as server:
        assert server.read_until(READY) == "https://dardar.example.org"
        code = server.read_until("Setup code for the first visit: ")
        assert re.fullmatch(r"\w{4}-\w{4}-\w{4}", code)
        assert code != setup_code()
        assert server.stop() == 0


def test_behind_a_proxy_only_the_proxy_is_believed(prepared: Path) -> None:
    public = {"DARDAR_URL": "https://dardar.example.org"}
    told = {"X-Forwarded-For": "198.51.100.7", "X-Forwarded-Host": "dardar.example.org"}
    with started(prepared, SERVE, **public) as server:
        server.read_until(READY)
        here = f"http://127.0.0.1:{_port(server.process.pid)}"
        status, _page, headers = get(f"{here}/welcome/", **told)
        assert status == 200
        assert "max-age" in headers["Strict-Transport-Security"]
        assert "secure" in headers["Set-Cookie"].lower()
        # It is the proxy that says which host was asked for.
        assert get(f"{here}/welcome/", **told | {"X-Forwarded-Host": "evil.example"})[0] == 400
        assert server.stop() == 0
    with started(prepared, SERVE, **public, DARDAR_PROXY="198.51.100.1") as server:
        server.read_until(READY)
        here = f"http://127.0.0.1:{_port(server.process.pid)}"
        # A host told by somebody else counts for nothing, nor does one that is not ours.
        assert get(f"{here}/welcome/", **told | {"X-Forwarded-Host": "evil.example"})[0] == 200
        assert get(f"{here}/welcome/", Host="evil.example")[0] == 400


def _port(pid: int) -> int:
    """Return the port a process listens on (Linux)."""
    inodes = {
        link.readlink().name.removeprefix("socket:[").removesuffix("]")
        for link in Path(f"/proc/{pid}/fd").iterdir()
        if link.is_symlink()
    }
    for line in Path(f"/proc/{pid}/net/tcp").read_text(encoding="ascii").splitlines()[1:]:
        fields = line.split()
        if fields[3] == "0A" and fields[9] in inodes:
            return int(fields[1].rpartition(":")[2], 16)
    raise AssertionError("it listens nowhere")


def test_a_large_request_waits_on_the_disk_of_the_data(prepared: Path) -> None:
    with started(prepared, SERVE) as server:
        host, port = server.read_until(READY).removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as sock:
            sock.sendall(b"POST /welcome/ HTTP/1.1\r\nHost: localhost\r\n")
            sock.sendall(b"Content-Length: 20000000\r\n\r\n" + b"x" * 10_000_000)
            opened = Path(f"/proc/{server.process.pid}/fd")
            while not any(
                _target(link).startswith(str(prepared / "tmp")) for link in opened.iterdir()
            ):
                assert server.process.poll() is None
            sock.sendall(b"x" * 10_000_000)
            assert sock.recv(12) == b"HTTP/1.1 413"


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except FileNotFoundError:  # closed meanwhile
        return ""
