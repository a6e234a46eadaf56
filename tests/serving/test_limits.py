"""A room full of phones that keep their connections open leaves room for the next."""

import http.client
import resource
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dardar.serving.limits import CONNECTIONS, FEW, OTHERS, connections
from tests.serving.processes import READY, SERVE, get, started

PHONES = 130  # more than waitress takes by itself


@pytest.fixture
def files() -> Iterator[int]:
    """Return how many files the system lets this process open at most; restore it after."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    yield before[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_as_many_connections_are_asked_for_as_are_needed(files: int) -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (300, files))
    most = CONNECTIONS if files < 0 else min(CONNECTIONS, files - OTHERS)
    assert connections() == max(FEW, most)
    assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 300


def test_whoever_comes_after_a_room_of_idle_phones_is_answered(prepared: Path) -> None:
    with started(prepared, SERVE) as server, ExitStack() as room:
        place = server.read_until(READY)
        where = urlsplit(place)
        for _number in range(PHONES):
            phone = http.client.HTTPConnection(where.hostname or "", where.port, timeout=20)
            room.enter_context(closing(phone))
            phone.request("GET", "/static/nothing")
            phone.getresponse().read()
        assert get(f"{place}/welcome/")[0] == 200
