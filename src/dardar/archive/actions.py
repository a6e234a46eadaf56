"""Verbs on a whole book: write it out, bring it back, erase it."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.dispatch import Signal
from django.utils import timezone

from dardar import __version__
from dardar.accounts.models import Book, Owned
from dardar.archive.layout import (
    FORMAT,
    Row,
    from_row,
    known,
    links,
    name_of,
    owned_models,
    preferences,
    shared_rows,
    to_row,
    travelling_models,
)
from dardar.capture.carrying import PICTURE_GONE, UNREAD
from dardar.capture.models import Capture
from dardar.circles.carrying import settle_circles
from dardar.circles.leaving import leave_everywhere
from dardar.circles.models import Circle
from dardar.events.carrying import settle_events
from dardar.events.erasing import leave_everywhere as leave_events
from dardar.people.models import Import, Person
from dardar.people.refresh import refresh
from dardar.people.traces import leave_no_trace

BATCH: Final = 500
LONGEST_LINE: Final = 64 * 1024 * 1024

# All rows of a book have been erased. Arguments: book (Book).
book_erased = Signal()


class NotEmptyError(Exception):
    """The book holds people or circles already, so an archive can't be brought into it."""


class BadArchiveError(ValueError):
    """The file is no archive, or one of its lines is damaged; nothing has been brought in."""

    def __init__(self, line: int) -> None:
        """Keep the 1-based line at fault."""
        super().__init__(line)
        self.line = line


def write_archive(book: Book) -> Iterator[bytes]:
    """Yield the book as one JSON document, piece by piece."""
    head = {
        "format": FORMAT,
        "version": __version__,
        "made_at": timezone.now().isoformat(),
        "book": preferences(book),
        "shared": list(shared_rows(book)),
    }
    yield json.dumps(head, ensure_ascii=False)[:-1].encode() + b', "rows": [\n'
    first = True
    for model in travelling_models():
        rows = model._default_manager.filter(book=book).order_by("pk")
        for row in rows.iterator(chunk_size=BATCH):
            yield (b"" if first else b",\n") + json.dumps(to_row(row), ensure_ascii=False).encode()
            first = False
    yield b"]}\n" if first else b"\n]}\n"


def read_archive(book: Book, stream: BinaryIO) -> int:
    """Bring an archive into an empty book and return the number of its rows: all of them or none.

    Raises:
        NotEmptyError: the book holds people or circles already.
        BadArchiveError: the file is damaged, no archive, or points outside itself.

    """
    with transaction.atomic():
        head, rows = _open(stream)
        wishes = head.get("book", {})
        for name in known(wishes):
            setattr(book, name, wishes[name])
        try:
            book.full_clean()
        except ValidationError as error:
            raise BadArchiveError(1) from error
        book.save()
        return load(book, rows)


def load(book: Book, rows: Iterable[tuple[int, Row]]) -> int:
    """Bring numbered rows, those pointed to first, into a book without people or circles.

    A circle that lives on in another book, to which it was handed, is left out.

    Raises:
        NotEmptyError: the book holds people or circles already.
        BadArchiveError: a row is damaged or points outside.

    """
    with transaction.atomic():
        if any(model.objects.filter(book=book).exists() for model in (Person, Circle)):
            raise NotEmptyError
        for model in reversed(owned_models()):
            model._default_manager.filter(book=book).delete()
        loader = _Loader(book)
        for line, row in rows:
            loader.take(line, row)
        loader.finish()
        _settle_imports(book)
        _settle_captures(book)
        settle_circles(book)
        settle_events(book)
        refresh(book, list(loader.ids["person"]))
    return sum(map(len, loader.ids.values()))


def _settle_imports(book: Book) -> None:
    """End imports that were under way: their uploads stayed on the other machine."""
    imports = Import.objects.filter(book=book)
    imports.update(stored_as="")
    imports.filter(ended_at=None).update(state=Import.State.CANCELLED, ended_at=timezone.now())


def _settle_captures(book: Book) -> None:
    """Let captures that were still to be read say that their pictures stayed behind."""
    captures = Capture.objects.filter(book=book)
    captures.update(stored_as="")
    unread = captures.filter(state__in=UNREAD)
    unread.update(state=Capture.State.FAILED, error=PICTURE_GONE)


class _Loader:
    """Takes rows in, a batch of one model at a time, and checks where they point."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.models = {model._meta.model_name or "": model for model in travelling_models()}
        self.ids: dict[str, set[UUID]] = {name: set() for name in self.models}
        self.batch: list[Owned] = []
        self.last_line = 1
        self.left_out: set[UUID] = set()
        # Rows may point to later rows of their own model, so those links are checked at the end.
        self.pending: list[tuple[int, str, UUID]] = []

    def take(self, line: int, written: Row) -> None:
        self.last_line = line
        try:
            name = written["model"]
            row = from_row(self.book, self.models[name], written)
        except (KeyError, TypeError, ValueError, ValidationError) as error:
            raise BadArchiveError(line) from error
        if self._is_left_out(row):
            self.left_out.add(row.pk)
            return
        if self.batch and (type(self.batch[0]) is not type(row) or len(self.batch) >= BATCH):
            self._flush()
        self._check_links(line, row)
        self.ids[name].add(row.pk)
        self.batch.append(row)

    def _is_left_out(self, row: Owned) -> bool:
        """Tell whether a row is of a circle that lives elsewhere; others let go of those rows."""
        if isinstance(row, Circle) and Circle.objects.filter(pk=row.pk).exists():
            return True
        for link in links(type(row)):
            if getattr(row, link.attname) in self.left_out:
                if not link.null:
                    return True
                setattr(row, link.attname, None)
        return False

    def finish(self) -> None:
        self._flush()
        for line, name, pk in self.pending:
            if pk not in self.ids[name]:
                raise BadArchiveError(line)

    def _check_links(self, line: int, row: Owned) -> None:
        for link in links(type(row)):
            target = getattr(row, link.attname)
            name = name_of(link.related_model)
            if target is None or target in self.ids[name]:
                continue
            if link.related_model is not type(row):
                raise BadArchiveError(line)
            self.pending.append((line, name, target))

    def _flush(self) -> None:
        if not self.batch:
            return
        try:
            type(self.batch[0])._default_manager.bulk_create(self.batch)
        except IntegrityError as error:
            raise BadArchiveError(self.last_line) from error
        self.batch = []


def _open(stream: BinaryIO) -> tuple[Row, Iterator[tuple[int, Row]]]:
    head = _parse(1, stream.readline(LONGEST_LINE).rstrip() + b"]}")
    if head.get("format") != FORMAT or head.get("rows") != []:
        raise BadArchiveError(1)
    return head, _rows(stream)


def _rows(stream: BinaryIO) -> Iterator[tuple[int, Row]]:
    line = 1
    while True:
        line += 1
        text = stream.readline(LONGEST_LINE).strip()
        if text == b"]}":
            return
        yield line, _parse(line, text.removesuffix(b","))


def _parse(line: int, text: bytes) -> dict[str, Any]:
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadArchiveError(line) from error
    if not isinstance(parsed, dict):
        raise BadArchiveError(line)
    return parsed


def erase_everything(book: Book) -> None:
    """Erase every row of the book for ever; the account and its preferences stay.

    Its circles go to a co-host, if one has a book here, and its owner leaves those of others.
    """
    with transaction.atomic():
        leave_everywhere(book)
        leave_events(book)
        for model in reversed(owned_models()):
            model._default_manager.filter(book=book).delete()
        book_erased.send(Book, book=book)
        leave_no_trace()


def close_account(book: Book) -> None:
    """Erase the book and its owner's account for ever."""
    with transaction.atomic():
        erase_everything(book)
        book.owner.delete()
