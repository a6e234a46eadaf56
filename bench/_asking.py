"""Pages asked in turn: an installation that goes again, its users, what asking takes."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

Ask = Callable[[], None]
Key = TypeVar("Key", bound=Hashable)


@contextmanager
def installed() -> Iterator[None]:
    """Set Django up in a folder that goes again, its database and static files made."""
    with tempfile.TemporaryDirectory(prefix="dardar-bench-") as folder:
        os.environ["DARDAR_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "dardar.settings"
        import django  # noqa: PLC0415 - the data folder must be set first
        from django.core.management import call_command  # noqa: PLC0415

        django.setup()
        (Path(folder) / "static").mkdir(exist_ok=True)
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        yield


def asking(owner: Any) -> Callable[[str], Ask]:  # noqa: ANN401 - users need Django set up
    """Return what makes an ask for an address, signed in as somebody."""
    from django.test import Client  # noqa: PLC0415 - Django is set up by now

    client = Client(headers={"host": "localhost"})
    client.force_login(owner)

    def of(address: str) -> Ask:
        def ask() -> None:
            response = client.get(address)
            assert response.status_code == 200, (address, response.status_code)

        return ask

    return of


def medians(asks: Mapping[Key, Ask], rounds: int) -> dict[Key, float]:
    """Return the median of the CPU's milliseconds each takes, asked in turn so many times."""
    times: dict[Key, list[float]] = {key: [] for key in asks}
    for _ in range(rounds):
        for key, ask in asks.items():
            started = time.process_time()
            ask()
            times[key].append(time.process_time() - started)
    return {key: statistics.median(taken) * 1000 for key, taken in times.items()}


def queries(ask: Ask) -> int:
    """Return how many queries an ask takes."""
    from django.db import connection  # noqa: PLC0415 - Django is set up by now
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)
