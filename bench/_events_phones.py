"""Browsers as a server sees them: each with its cookies and one open connection."""

import asyncio
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode, urlsplit

_TOKEN: Final = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
_STATIC: Final = re.compile(rb'(?:href|src)="(/static/[^"]+)"')
PATIENCE: Final = 60  # seconds until an answer counts as lost


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and after how many seconds."""

    status: int
    body: bytes
    place: str  # where to go on, "" if nowhere
    seconds: float

    @property
    def files(self) -> list[str]:
        """The static files that a page asks for, each once."""
        return list(dict.fromkeys(found.decode() for found in _STATIC.findall(self.body)))


@dataclass(slots=True)
class Phone:
    """A browser: keeps its cookies, and its connection while the server does."""

    server: str
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""  # of forms (CSRF)
    _busy: asyncio.Lock = field(default_factory=asyncio.Lock)
    _wires: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> Answer:
        """Ask for a page."""
        return await self._ask("GET", path, b"")

    async def submit(self, path: str, **said: str) -> Answer:
        """Send a form of the page that was opened last and had one."""
        body = urlencode({**said, "csrfmiddlewaretoken": self.token}).encode()
        return await self._ask("POST", path, body)

    def close(self) -> None:
        """Let go of the connection."""
        if self._wires:
            self._wires[1].close()
            self._wires = None

    async def _ask(self, method: str, path: str, body: bytes) -> Answer:
        async with self._busy, asyncio.timeout(PATIENCE):
            began = time.perf_counter()
            is_kept = self._wires is not None
            try:
                status, headers, content = await self._exchange(method, path, body)
            except (asyncio.IncompleteReadError, ConnectionError):
                if not is_kept:
                    raise
                # The server let go of a connection that was idle: browsers open another.
                self.close()
                status, headers, content = await self._exchange(method, path, body)
        if token := _TOKEN.search(content):
            self.token = token[1].decode()
        return Answer(status, content, headers.get("location", ""), time.perf_counter() - began)

    async def _exchange(
        self, method: str, path: str, body: bytes
    ) -> tuple[int, Mapping[str, str], bytes]:
        where = urlsplit(self.server)
        if self._wires is None:
            self._wires = await asyncio.open_connection(where.hostname, where.port)
        reader, writer = self._wires
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = [f"{method} {path} HTTP/1.1", f"Host: {where.netloc}", "Connection: keep-alive"]
        lines += [f"Cookie: {cookies}"] if cookies else []
        if method == "POST":
            lines += [f"Content-Length: {len(body)}", f"Origin: {self.server}"]
            lines += ["Content-Type: application/x-www-form-urlencoded"]
        writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {}
        for line in head[1:-2]:
            name, _colon, value = line.partition(":")
            if name.lower() == "set-cookie":
                cookie, _equals, said = value.partition(";")[0].strip().partition("=")
                self.cookies[cookie] = said
            headers[name.lower()] = value.strip()
        content = await reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection", "").lower() == "close":
            self.close()
        return int(head[0].split()[1]), headers, content
