"""Pages at 200 and at 20,000 people: how much longer, and how many queries each takes.

Both books stand in one database; the same pages are asked in turn, so that the machine's moods fall
on both alike. Times are the CPU's for whole requests without the network. The person whose page is
asked has as much to show in both books.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

TARGETS: dict[str, tuple[str, float, str]] = {
    "pages_today_growth": ("≤", 1.5, "Today: time at 20,000 people by time at 200"),
    "pages_people_growth": ("≤", 1.5, "people list: time at 20,000 people by time at 200"),
    "pages_person_growth": ("≤", 1.5, "a person's page: time at 20,000 people by time at 200"),
    "pages_suggest_growth": ("", 0, "typeahead: time at 20,000 people by time at 200"),
    "pages_today_queries_more": ("≤", 0, "Today: queries more at 20,000 people than at 200"),
    "pages_people_queries_more": ("≤", 0, "people list: queries more at 20,000 than at 200"),
    "pages_person_queries_more": ("≤", 0, "a person's page: queries more at 20,000 than at 200"),
    "pages_today_ms": ("", 0, "Today at 20,000 people, CPU ms (this machine)"),
    "pages_people_ms": ("", 0, "people list at 20,000 people, CPU ms (this machine)"),
    "pages_person_ms": ("", 0, "a person's page at 20,000 people, CPU ms (this machine)"),
    "pages_suggest_ms": ("", 0, "typeahead at 20,000 people, CPU ms (this machine)"),
}
SIZES: Final = (200, 20_000)
ROUNDS: Final = 40
PAGES: Final = ("today", "people", "person", "suggest")


def run() -> dict[str, float]:
    """Build both books, ask every page in turn and return medians and ratios."""
    with tempfile.TemporaryDirectory(prefix="dardar-bench-") as folder:
        os.environ["DARDAR_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "dardar.settings"
        import django  # noqa: PLC0415 - the data folder must be set first

        django.setup()
        return _measure(Path(folder))


def _measure(folder: Path) -> dict[str, float]:
    from django.core.management import call_command  # noqa: PLC0415 - Django is set up by now

    (folder / "static").mkdir(exist_ok=True)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    asks = {size: _asks(size) for size in SIZES}
    times: dict[tuple[int, str], list[float]] = {(s, p): [] for s in SIZES for p in PAGES}
    for _ in range(ROUNDS):
        for (size, page), taken in times.items():
            started = time.process_time()
            asks[size][page]()
            taken.append(time.process_time() - started)
    medians = {key: statistics.median(values) * 1000 for key, values in times.items()}
    queries = {(s, p): _queries(asks[s][p]) for s in SIZES for p in PAGES}
    figures: dict[str, float] = {}
    for page in PAGES:
        small, large = ((medians[s, page], queries[s, page]) for s in SIZES)
        figures[f"pages_{page}_growth"] = large[0] / small[0]
        figures[f"pages_{page}_ms"] = large[0]
        if page != "suggest":
            figures[f"pages_{page}_queries_more"] = large[1] - small[1]
        print(
            f"{page:8} {small[0]:7.1f} ms {small[1]:3} queries at {SIZES[0]:,}; "
            f"{large[0]:7.1f} ms {large[1]:3} queries at {SIZES[1]:,}"
        )
    return figures


def _asks(size: int) -> dict[str, Callable[[], None]]:
    from django.db.models import Count  # noqa: PLC0415 - Django is set up by now
    from django.test import Client  # noqa: PLC0415 - Django is set up by now
    from django.urls import reverse  # noqa: PLC0415

    from dardar.demo.world import build  # noqa: PLC0415
    from dardar.people.models import Person  # noqa: PLC0415

    book = build(lambda _what, _share: None, people=size, years=1, email=f"{size}@dardar.example")
    client = Client(headers={"host": "localhost"})
    client.force_login(book.owner)
    alike = Person.objects.filter(book=book).annotate(
        met=Count("participations", distinct=True), said=Count("records", distinct=True)
    )
    person = alike.filter(met=3, said=2).order_by("pk")[0]
    addresses = {
        "today": reverse("today"),
        "people": reverse("people"),
        "person": reverse("person", args=[person.pk]),
        "suggest": reverse("suggest") + "?q=gar",
    }

    def ask(address: str) -> Callable[[], None]:
        def once() -> None:
            response = client.get(address)
            assert response.status_code == 200, (address, response.status_code)

        return once

    return {page: ask(address) for page, address in addresses.items()}


def _queries(ask: Callable[[], None]) -> int:
    from django.db import connection  # noqa: PLC0415 - Django is set up by now
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)
