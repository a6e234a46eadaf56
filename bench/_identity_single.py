"""One new record against a book: as a page asks while somebody is typed in, and by Splink."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyarrow as pa

from bench import _splinking as splinking
from bench._contacts import REGION, Contact
from dardar.core.cards.stored import from_stored
from dardar.core.identity import features
from dardar.core.identity import model as models
from dardar.core.identity.scoring import Frequencies

if TYPE_CHECKING:
    from dardar.accounts.models import Book

Ask = Callable[[Contact], object]

ENOUGH: Final = 8  # likely people that are shown
PART: Final = 2_000
WARM_UP: Final = 100
RULES: Final = (
    "l.given_sound = r.given_sound AND l.family1_sound = r.family1_sound",
    "l.company = r.company AND l.given_sound = r.given_sound",
    "l.addresses[1] = r.addresses[1]",
    "l.phones[1] = r.phones[1]",
    "l.profiles[1] = r.profiles[1]",
)
"""What Splink looks for: plain equalities of our keys, the first of each kind.

Its rules for all values of a list are slower by far.
"""


def timed(asks: Sequence[Ask], contacts: Sequence[Contact]) -> list[float]:
    """Return for each way to ask the time below which 95 % of the contacts lie, in seconds.

    Each contact is asked in all ways in turn, so that the machine's moods fall on all alike. The
    first WARM_UP of them do not count.
    """
    times: list[list[float]] = [[] for _ in asks]
    for place, contact in enumerate(contacts):
        for ask, taken in zip(asks, times, strict=True):
            started = time.perf_counter()
            ask(contact)
            if place >= WARM_UP:
                taken.append(time.perf_counter() - started)
    return [sorted(taken)[len(taken) * 95 // 100] for taken in times]


@contextmanager
def database() -> Iterator[None]:
    """Set Django up with an empty database that goes again."""
    with tempfile.TemporaryDirectory(prefix="dardar-bench-") as folder:
        os.environ["DARDAR_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "dardar.settings"
        import django  # noqa: PLC0415 - the data folder must be set first
        from django.core.management import call_command  # noqa: PLC0415

        django.setup()
        (Path(folder) / "static").mkdir()
        call_command("migrate", verbosity=0)
        yield


def ours(contacts: Sequence[Contact]) -> Ask:
    """Return a question to Dardar: who of a book may be the one a record tells of.

    The book holds each of the contacts as somebody of their own.
    """
    from dardar.people.joining.likely import perhaps_known  # noqa: PLC0415 - Django is set up by now

    book = _book(contacts)

    def ask(contact: Contact) -> object:
        return perhaps_known(book, map(from_stored, contact.said), ENOUGH)

    return ask


def _book(contacts: Sequence[Contact]) -> "Book":
    from django.db import transaction  # noqa: PLC0415 - Django is set up by now
    from django.utils import timezone  # noqa: PLC0415

    from dardar.accounts.actions import open_book  # noqa: PLC0415
    from dardar.ids import new_id  # noqa: PLC0415
    from dardar.people import bulk  # noqa: PLC0415
    from dardar.people.models import Person, Record  # noqa: PLC0415
    from dardar.people.refresh import refresh  # noqa: PLC0415

    book = open_book(email=f"{len(contacts)}@dardar.example", password=None)
    book.region = REGION
    book.save()
    now = timezone.now()
    for start in range(0, len(contacts), PART):
        some = {new_id(): contact for contact in contacts[start : start + PART]}
        people: list[tuple[object, ...]] = [
            (pk, book.pk, now, "", "", "", "", "", "", "", "", [], False) for pk in some
        ]
        records = [
            (new_id(), book.pk, pk, pk, "csv", "", b"", b"", 0, contact.said, now)
            for pk, contact in some.items()
        ]
        with transaction.atomic():
            bulk.insert(Person, PERSON, people)
            bulk.insert(Record, RECORD, records)
            refresh(book, some.keys())
    return book


PERSON: Final = (
    *("id", "book", "created_at", "name", "sort_key", "company", "role", "place", "email"),
    *("phone", "language", "profile", "is_compared"),
)
RECORD: Final = (
    *("id", "book", "person", "identity", "source", "uid", "digest", "raw", "line", "fields"),
    "created_at",
)


def splink(contacts: Sequence[Contact]) -> Ask:
    """Return the same question to Splink."""
    items = [features.of(contact.said, REGION) for contact in contacts]
    model = models.shipped().for_size(len(items))
    linker = splinking.linker(items, model, Frequencies.of(items, model))
    connection = linker._db_api  # noqa: SLF001 - Splink has no public way to the linker's database
    columns = splinking.columns(model)
    table = splinking.table(items, columns)
    everybody = connection.register(table, dataset_display_name="book")

    def ask(contact: Contact) -> object:
        new = features.of(contact.said, REGION)
        row = {name: getattr(new, name) or None for name in columns}
        one = pa.Table.from_pylist([{splinking.KEY: 0, **row}], table.schema)
        found = linker.inference.predict_between(
            everybody,
            connection.register(one),
            blocking_rules_to_generate_predictions=list(RULES),
            threshold_match_weight=0,
            warning_mode="never",
        )
        rows = found.as_record_list(limit=ENOUGH)
        found.drop_table_from_database_and_remove_from_cache()
        return rows

    return ask
