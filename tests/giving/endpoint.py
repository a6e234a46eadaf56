"""A model behind an OpenAI-compatible interface on this machine, which can be bad in many ways."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Final

import numpy as np

from dardar.config import EmbeddingServer

DIM: Final = 32
# What the model knows to mean the same, whatever the language.
_ROOFS: Final = ("roof", "tejado")

Answer = Callable[[list[str]], tuple[int, bytes]]
"""Makes of texts the status and the body of an answer."""


def vector(text: str, dim: int = DIM) -> list[float]:
    """Return what the model makes of a text: another direction for each, but for roofs."""
    meant = "roof" if any(word in text for word in _ROOFS) else text
    seed = int.from_bytes(hashlib.sha256(meant.encode()).digest()[:4])
    return [float(x) for x in np.random.default_rng(seed).normal(size=dim)]


def good(texts: list[str], dim: int = DIM) -> tuple[int, bytes]:
    """Answer as the interface says, last text first: the order is told by the index."""
    rows = [
        {"object": "embedding", "index": index, "embedding": vector(text, dim)}
        for index, text in enumerate(texts)
    ]
    return 200, json.dumps({"object": "list", "data": rows[::-1]}).encode()


class Endpoint:
    """The interface, what it is asked, and how it answers."""

    def __init__(self, port: int) -> None:
        """Answer well."""
        self.place = EmbeddingServer(f"http://127.0.0.1:{port}/v1", "tiny", "sk-secret")
        self.answer: Answer = good
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []

    @property
    def texts(self) -> list[str]:
        """All texts it was ever asked for."""
        return [text for asked in self.asked for text in asked["input"]]


class _Handler(BaseHTTPRequestHandler):
    endpoint: Endpoint

    def do_POST(self) -> None:
        """Answer a request."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path != "/v1/embeddings":
            self.send_error(404)
            return
        self.endpoint.asked.append(json.loads(body))
        self.endpoint.keys.append(self.headers["Authorization"])
        status, answer = self.endpoint.answer(self.endpoint.asked[-1]["input"])
        self.send_response(status)
        if status == 307:  # a temporary redirect
            self.send_header("Location", f"{self.endpoint.place.url}/elsewhere")
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Endpoint]:
    """Serve the interface."""
    handler = type("Handler", (_Handler,), {})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        endpoint = Endpoint(server.server_port)
        handler.endpoint = endpoint  # type: ignore[attr-defined] # of _Handler
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield endpoint
        finally:
            server.shutdown()
            thread.join()
