"""Answer requests and do the background work, in one process, until told to stop.

Django must be set up before this module is imported.
"""

import signal
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event
from types import FrameType
from typing import Any, Final

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import create_server

from dardar import config
from dardar.serving.limits import connections
from dardar.worker.background import BackgroundWork

# What a proxy tells of the browser; each is believed of the proxy alone.
PROXY_HEADERS: Final = ("x-forwarded-for", "x-forwarded-host", "x-forwarded-proto")
THREADS: Final = 4
# Seconds until a connection that nobody uses is closed: else phones that keep theirs open would in
# time leave none for others. And how often that is looked for.
IDLE: Final = 20
SWEEP: Final = 5
# Seconds that requests and work under way get to finish after the signal to stop.
GRACE: Final = 10
# How often, in seconds, the loop looks whether to stop.
LOOK: Final = 0.25


def run(sockets: Sequence[socket.socket], ready: Callable[[], None]) -> None:
    """Serve until SIGTERM, SIGINT or SIGHUP; then let what is under way finish.

    Args:
        sockets: where to listen, bound.
        ready: called when requests are about to be answered.

    """
    stop = Event()
    channels: dict[int, Any] = {}
    with _signals_to(stop):
        # Made only here: WhiteNoise looks once what static files there are.
        application = get_wsgi_application()
        create_server(application, map=channels, sockets=list(sockets), **_options())
        work = BackgroundWork()
        work.start()
        ready()
        while not stop.is_set():
            wasyncore.loop(timeout=LOOK, use_poll=True, map=channels, count=1)
        deadline = time.monotonic() + GRACE
        _drain(channels, deadline)
        work.stop(deadline)


def _options() -> dict[str, Any]:
    """Return how waitress shall treat connections, proxies and large bodies."""
    options: dict[str, Any] = {
        "threads": THREADS,
        "ident": "",
        "connection_limit": connections(),
        "channel_timeout": IDLE,
        "cleanup_interval": SWEEP,
        # Our own page refuses what is too large; this is the bound for what it must read to do so.
        "max_request_body_size": settings.BODY_LIMIT * 2,
    }
    if settings.PUBLIC_URL:
        options |= {
            "url_scheme": "https" if settings.HTTPS else "http",
            "trusted_proxy": config.PROXY.get(),
            "trusted_proxy_headers": PROXY_HEADERS,
        }
    return options


@contextmanager
def _signals_to(stop: Event) -> Iterator[None]:
    """Let the signals to end set the event while the block runs."""

    def told(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), told) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _drain(channels: dict[int, Any], deadline: float) -> None:
    """Take no new connection; send the answers that are being written."""
    for _round in ("accept", "read"):  # what had arrived before the signal
        wasyncore.loop(timeout=0, use_poll=True, map=channels, count=1)
    for channel in list(channels.values()):
        if not isinstance(channel, HTTPChannel) and getattr(channel, "accepting", False):
            channel.del_channel(channels)
            channel.socket.close()
    while _under_way(channels) and time.monotonic() < deadline:
        wasyncore.loop(timeout=LOOK, use_poll=True, map=channels, count=1)


def _under_way(channels: dict[int, Any]) -> bool:
    connections = [c for c in channels.values() if isinstance(c, HTTPChannel)]
    return any(c.requests or c.total_outbufs_len for c in connections)
